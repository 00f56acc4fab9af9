import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'setting',
    aspect: 'setting',
    effect: 'narrowed',
    given: { about: ['retries', 'repeats'] },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'callers may retry by themselves',
  },
  message: 'Fewer failures of {where} are retried: `{name}` changed from {was} to {now}.',
  why: 'Failures that were tried again until they passed now reach the callers.',
  fix: 'Keep the retries, or see that callers handle the failure before they go.',
  authority: [authorities.grpcRetries, authorities.grpcServiceConfig],
} satisfies ContractRule;
