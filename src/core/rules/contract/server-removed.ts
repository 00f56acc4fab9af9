import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'server', aspect: 'presence', now: null, effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the list is often documentation: that an address left it does not prove that it stopped answering',
  },
  several: '{count} servers are no longer listed for {where}: {names}.',
  message: 'The server `{name}` is no longer listed for {where}.',
  why: 'Clients that were configured with this address may call a host or a base path that no longer answers.',
  fix: 'Keep the address working and listed until its traffic has moved, or answer it with a permanent redirect.',
  authority: [authorities.oasServer, authorities.aip180],
} satisfies ContractRule;
