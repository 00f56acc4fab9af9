import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'default', direction: 'input', effect: 'replaced', given: { site: 'parameter' } },
  audience: 'wire',
  severity: 'high',
  message: 'The default of `{name}` in {where} changed from {was} to {now}.',
  why: 'Clients that leave it out send the same request as before and now get a different behaviour.',
  fix: 'Keep the default. Offer the new behaviour as a value that a client asks for.',
  authority: [authorities.aip180, authorities.k8s],
} satisfies ContractRule;
