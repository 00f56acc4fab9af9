import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'graphql', kind: 'type', aspect: 'identifiers', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'which services of the federation ask by the key is not in the schema',
  },
  message: 'The keys by which other services ask for {what} changed: {now} now, {was} before.',
  why: 'A service that refers to the type by a key that is gone is not answered: the gateway refuses the new schema, or fails where the type comes from that service.',
  fix: 'Keep the key until no other service of the federation uses it.',
  authority: [authorities.federationKey],
} satisfies ContractRule;
