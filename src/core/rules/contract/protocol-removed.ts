import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'service', aspect: 'protocols', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  message: 'The service `{name}` no longer speaks all it did: {was} before, {now} now.',
  why: 'A client speaks one protocol, the one it was generated for. Where the service stops to understand it every call fails.',
  fix: 'Offer the new protocol beside the old one until no client uses the old one.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
