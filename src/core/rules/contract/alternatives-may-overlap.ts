import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: 'schema', aspect: 'overlap', effect: 'replaced' },
    { kind: 'schema', aspect: 'overlap', direction: 'neither' },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'whether a value can fit two of the alternatives cannot be decided here' },
  message: 'Alternatives of `{name}` in {where} may take the same values now, and exactly one may.',
  why: 'A validator refuses a value that fits two alternatives of a `oneOf`. Nothing in these says that none does.',
  fix: 'Use `anyOf`, or give every alternative a required field with a literal of its own.',
  authority: [authorities.jsonSchemaLogic],
} satisfies ContractRule;
