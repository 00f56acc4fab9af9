import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: {
    kind: ['operation', 'parameter', 'property', 'schema', 'header', 'argument', 'enum-value'],
    aspect: 'deprecated',
    now: true,
  },
  audience: 'wire',
  severity: 'low',
  message: '{what} was deprecated.',
  why: 'It works as before. Clients are asked to move.',
  fix: 'Say what to use instead, and give {sunset}. Over HTTP, send the `Deprecation` and `Sunset` headers, too.',
  authority: [authorities.rfc9745, authorities.rfc8594, authorities.zalando187],
} satisfies ContractRule;
