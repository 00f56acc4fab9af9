import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: ['additionalProperties', 'unevaluatedProperties'],
    direction: 'input',
    effect: 'narrowed',
  },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} no longer accepts anything beyond what is declared.',
  why: 'Clients that send more than the declared fields, which was allowed until now, are refused.',
  fix: 'Keep ignoring what you do not know.',
  authority: [authorities.zalando111, authorities.jsonSchemaAdditional],
} satisfies ContractRule;
