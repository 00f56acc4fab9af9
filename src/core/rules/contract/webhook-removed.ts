import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { kind: 'operation', aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  message: 'The server no longer calls its clients with `{name}`.',
  why: 'Clients wait for this call and will wait for ever: nothing fails on their side, work simply stops happening.',
  fix: 'Keep sending it until the subscribers have moved, and tell them the date on which it ends.',
  authority: [authorities.oasCallback, authorities.aip180],
} satisfies ContractRule;
