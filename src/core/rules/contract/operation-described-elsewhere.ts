import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'operation', aspect: 'presence', now: null, effect: 'noted' },
  audience: 'wire',
  severity: 'low',
  message: 'The operation `{name}` is described in `{standsIn}`, and no longer here.',
  why: 'Another contract of this change promises the same operation at the same address: a copy went, or the operation moved. Clients that call it notice nothing.',
  fix: 'Nothing to do. Tell those who read this file where the operation is described now.',
  authority: [authorities.aip180],
} satisfies ContractRule;
