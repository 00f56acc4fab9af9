import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: 'readOnly', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a field that the server used to set is rarely demanded overnight, but the contract now says so',
  },
  message: 'The required field `{name}` in {where} was read-only and is now expected from clients.',
  why: 'Clients never had to send it, because the server set it. If the server insists, every request they make is refused.',
  fix: 'Make it optional in requests, and keep setting it on the server where it is missing.',
  authority: [authorities.oasSchema, authorities.aip180],
} satisfies ContractRule;
