import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

const type = { kind: 'schema', aspect: 'type', given: { undefinedType: true } } as const;

export default {
  area: 'API contracts & docs',
  when: [
    { ...type, direction: 'input', effect: ['narrowed', 'replaced'] },
    { ...type, direction: 'output', effect: ['widened', 'replaced'] },
    // What asks for two types at once, which no value has, or refuses all values.
    { kind: 'schema', aspect: 'type', was: 'no value', direction: 'output', effect: 'widened' },
    { kind: 'schema', aspect: 'type', now: 'no value', direction: 'output', effect: 'narrowed' },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'no value is of a type that JSON Schema does not have, so that what was sent cannot be told from the schema',
  },
  message:
    'The type of `{name}` in {where} changed from {was} to {now}. Not every type named here is one that a value can have.',
  why: 'Who took the word for what it seems to say reads and sends that. A validator refuses the schema or all values, or takes any value for it.',
  fix: 'Write the type that is sent, and say in the pull request what was sent until now. If it was this, nothing changes.',
  authority: [authorities.jsonSchemaType],
} satisfies ContractRule;
