import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  when: {
    format: 'grpc-service-config',
    kind: 'setting',
    aspect: 'setting',
    effect: ['narrowed', 'noted'],
    given: { about: 'other', hint: false },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'what it means to a call depends on the servers and on what clients rely on',
  },
  message: 'The setting `{name}` of {where} changed from {was} to {now}.',
  why: 'Clients take it over with the config: which server they call, whether they wait for one, how much they take as an answer.',
  fix: 'See what clients rely on, and roll it out to a few of them first.',
  authority: [authorities.grpcServiceConfig],
} satisfies ContractRule;
