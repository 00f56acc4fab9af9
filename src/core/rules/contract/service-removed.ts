import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: ['protobuf', 'thrift'],
    kind: 'service',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
  },
  audience: 'wire',
  severity: 'critical',
  message: 'The service `{name}` was removed.',
  why: 'Every call of its methods fails from the moment this is deployed: the server answers that it has no such method.',
  fix: 'Keep the service and mark it {deprecate}, until nobody calls it.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
