import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: 'schema', aspect: 'overlap', direction: 'input', effect: 'narrowed' },
    { kind: 'schema', aspect: 'overlap', direction: 'output', effect: 'widened' },
  ],
  audience: 'wire',
  severity: 'high',
  message: 'Two alternatives of `{name}` in {where} take the same values, and exactly one may.',
  why: 'A validator refuses a value that fits two alternatives of a `oneOf`, though it fitted the one that was there.',
  fix: 'Use `anyOf`, or give every alternative a required field with a literal of its own.',
  authority: [authorities.jsonSchemaLogic],
} satisfies ContractRule;
