import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'smithy',
    kind: ['operation', 'property', 'schema'],
    aspect: 'binding',
    direction: ['input', 'output'],
    effect: 'replaced',
  },
  audience: 'wire',
  severity: 'critical',
  message: 'The HTTP binding of {what} changed from {was} to {now}.',
  why: 'Clients write and look for it where it was. The service no longer finds what they send, or they no longer find what it answers.',
  fix: 'Keep the address, the method and the place of every member, and offer another operation where they have to differ.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
