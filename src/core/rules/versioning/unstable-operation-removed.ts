import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: {
    kind: 'operation',
    aspect: 'presence',
    now: null,
    direction: ['input', 'output'],
    effect: ['narrowed', 'widened'],
    given: { stability: ['draft', 'alpha'] },
  },
  audience: 'wire',
  severity: 'low',
  departs: { severity: 'safe', because: 'a draft or alpha operation was never promised to stay' },
  message: 'The operation `{name}`, which was still {stability}, was removed.',
  why: 'Its stability level told clients that it may go at any time.',
  fix: 'Nothing to do. Tell those who tried it.',
  authority: [authorities.aip181, authorities.aip185],
} satisfies ContractRule;
