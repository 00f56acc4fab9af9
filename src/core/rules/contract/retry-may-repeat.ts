import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'setting',
    aspect: 'setting',
    effect: 'widened',
    given: { about: 'repeats' },
  },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'whether a method can be repeated is not in the config',
  },
  message: 'Calls of {where} may now be carried out more than once: `{name}` changed from {was} to {now}.',
  why: 'These failures do not say that the server did nothing: a payment that timed out may have been made, and is made again.',
  fix: 'Retry only UNAVAILABLE, and others only for methods that can be repeated without harm.',
  authority: [authorities.grpcRetries, authorities.grpcHedging],
} satisfies ContractRule;
