import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'parameter', aspect: 'presence', was: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} required parameters were added to {where}: {names}.',
  message: 'The required {in} parameter `{name}` was added to {where}.',
  why: 'Clients of today do not send it, so every call they make is refused.',
  fix: 'Make the parameter optional, with a default that keeps the behaviour of today.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando107],
} satisfies ContractRule;
