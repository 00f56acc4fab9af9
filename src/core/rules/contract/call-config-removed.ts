import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'rpc',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'callers may set deadlines and retry by themselves',
  },
  several: 'Nothing says any more how calls of {count} services and methods are made: {names}.',
  message: 'Nothing says any more how calls of `{name}` are made.',
  why: 'Clients that take the config go on without its timeouts, retries and limits: calls may wait forever, and failures reach the callers that were tried again before.',
  fix: 'Keep the config for as long as clients take it, or tell them what to set themselves.',
  authority: [authorities.grpcServiceConfig, authorities.grpcRetries],
} satisfies ContractRule;
