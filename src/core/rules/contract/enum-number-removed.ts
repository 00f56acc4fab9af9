import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: ['protobuf', 'thrift'],
    kind: 'enum-value',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'narrowed',
  },
  audience: 'source',
  severity: 'high',
  departs: {
    severity: 'breaking',
    because: 'generated code names the value, whichever way it goes',
  },
  several: '{count} values were removed from {where}: {names}.',
  message: 'The value `{name}` was removed from {where}.',
  why: 'Code that names it no longer compiles, and who still sends or has stored its number is not understood.',
  fix: 'Keep the value and mark it {deprecate}. When nobody uses it, remove it and let nothing take its number again: reserve it where the format can.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
