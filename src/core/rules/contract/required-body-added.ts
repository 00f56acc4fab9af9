import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'body', aspect: 'presence', was: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  message: 'A required request body was added to {where}.',
  why: 'Clients of today send no body, so every call they make is refused.',
  fix: 'Make the body optional, or add a new operation that takes it.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
