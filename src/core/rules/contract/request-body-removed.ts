import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'body', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: 'The request body was removed from {where}.',
  why: 'What clients send is ignored from now on, or the call is refused: either way it no longer does what they ask.',
  fix: 'Keep reading the body, or add a new operation without one and deprecate this one.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
