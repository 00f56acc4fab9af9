import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'rpc', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} methods were removed from {where}: {names}.',
  message: 'The method `{name}` was removed.',
  why: 'Every call of it fails from the moment this is deployed: the server answers that it has no such method.',
  fix: 'Keep the method and mark it {deprecate}, until nobody calls it.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
