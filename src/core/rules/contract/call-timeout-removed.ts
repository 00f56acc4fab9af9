import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'setting',
    aspect: 'setting',
    effect: 'widened',
    now: null,
    given: { about: 'time' },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'callers may set a deadline of their own',
  },
  message: 'The timeout of {where} was removed: {was} before.',
  why: 'A call that is not answered waits for as long as its caller lets it, and callers that set no deadline of their own wait forever.',
  fix: 'Keep a timeout; a longer one where calls need it.',
  authority: [authorities.grpcServiceConfig],
} satisfies ContractRule;
