import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'rpc', aspect: 'http', direction: 'input', effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: 'The HTTP request of `{name}` changed from {was} to {now}.',
  why: 'Those who call it over HTTP, through a gateway, find nothing at the former address.',
  fix: 'Keep the former request among its `additional_bindings`.',
  authority: [authorities.aip127, authorities.aip180],
} satisfies ContractRule;
