import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'variant', aspect: 'presence', was: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  several: '{count} alternatives may now be {sent} for {where}: {names}.',
  message: 'The alternative `{name}` may now be {sent} for {where}.',
  why: 'Clients know the former alternatives only: typed ones fail to parse the new one, others find fields missing.',
  fix: 'Return the new alternative only to clients that ask for it, or from a new operation.',
  authority: [authorities.aip180, authorities.zalando107],
} satisfies ContractRule;
