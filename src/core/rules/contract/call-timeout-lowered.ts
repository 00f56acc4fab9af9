import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'setting',
    aspect: 'setting',
    effect: 'narrowed',
    given: { about: 'time' },
  },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'how long calls take is not in the config',
  },
  message: 'Calls of {where} are given less time: their timeout changed from {was} to {now}.',
  why: 'Calls that take longer than the new limit end with DEADLINE_EXCEEDED at the client, although the server may go on with them.',
  fix: 'See how long the slowest calls take that clients rely on, and keep the limit above that.',
  authority: [authorities.grpcServiceConfig],
} satisfies ContractRule;
