import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'thrift',
    kind: ['constant', 'type'],
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'it is no part of any message by itself, and the compiler of Thrift warns at most',
  },
  several: '{count} declarations were removed: {names}.',
  message: 'The {kind} `{name}` was removed.',
  why: 'Code that uses it no longer compiles once it is generated again.',
  fix: 'Keep it and mark it {deprecate} until nobody uses it.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
