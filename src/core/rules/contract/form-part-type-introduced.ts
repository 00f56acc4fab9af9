import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'property',
    aspect: 'contentType',
    was: null,
    direction: 'input',
    effect: ['narrowed', 'replaced'],
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'the content types of a part that are written down for the first time are often those that were taken all along',
  },
  message: 'The part `{name}` in {where} has to be {now} now.',
  why: 'Until now nothing was said of the content type of this part, so clients send what they have.',
  fix: 'List every content type that clients send today; logs show which those are.',
  authority: [authorities.oasEncoding, authorities.aip180],
} satisfies ContractRule;
