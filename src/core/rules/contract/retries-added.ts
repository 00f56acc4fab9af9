import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'setting',
    aspect: 'setting',
    effect: 'noted',
    given: { about: 'retries' },
  },
  audience: 'wire',
  severity: 'low',
  message: 'More calls of {where} are tried again: `{name}` changed from {was} to {now}.',
  why: 'After these failures the server did nothing, so that nothing is done twice. A server in trouble gets more calls than before.',
  fix: 'Limit the retries of all calls together with `retryThrottling`.',
  authority: [authorities.grpcRetries, authorities.grpcServiceConfig],
} satisfies ContractRule;
