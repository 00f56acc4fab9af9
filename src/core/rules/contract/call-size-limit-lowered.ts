import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'setting',
    aspect: 'setting',
    effect: 'narrowed',
    direction: 'input',
    given: { about: 'size' },
  },
  audience: 'wire',
  severity: 'high',
  message: 'The largest request of {where} was lowered from {was} to {now}.',
  why: 'Requests that were within the former limit fail at the client with RESOURCE_EXHAUSTED, before they are sent.',
  fix: 'Keep the limit, or offer a way to send the same in parts first.',
  authority: [authorities.grpcServiceConfig],
} satisfies ContractRule;
