import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['message', 'enum'], aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'source',
  severity: 'high',
  several: '{count} types were removed: {names}.',
  message: 'The {kind} `{name}` was removed.',
  why: 'Code that uses it no longer compiles, and those that have stored or sent it cannot be understood by name.',
  fix: 'Keep it until nobody uses it, and mark it {deprecate} first.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
