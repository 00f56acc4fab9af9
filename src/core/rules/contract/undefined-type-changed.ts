import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: 'type',
    direction: ['input', 'output'],
    effect: ['narrowed', 'widened', 'replaced'],
    given: { undefinedType: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'no value is of a type that JSON Schema does not have, so that what was sent cannot be told from the schema',
  },
  message:
    '`{name}` in {where} is of the type {now} now. It was said to be of the type {was}, which JSON Schema does not have.',
  why: 'Who took the word for what it seems to say reads and sends that. A validator refuses the schema, or takes any value for it.',
  fix: 'Say in the pull request what was sent until now. If it was this, nothing changes.',
  authority: [authorities.jsonSchemaType],
} satisfies ContractRule;
