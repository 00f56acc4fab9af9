import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: ['schema', 'constraint'], aspect: ['not', 'if'], direction: ['input', 'output'], effect: 'replaced' },
    {
      kind: 'constraint',
      aspect: 'presence',
      was: null,
      direction: 'input',
      effect: 'narrowed',
      given: { regrouped: true },
    },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'whether the values that a schema excludes, or asks more of, have become more is not decided here',
  },
  message: '{what} {change}.',
  why: 'What was excluded, or what a condition holds for, is something else now: a value of today may be refused, or one may come that never came.',
  fix: 'Keep the former exclusion or condition, and write the new one beside it if both hold.',
  authority: [authorities.jsonSchemaLogic, authorities.aip180],
} satisfies ContractRule;
