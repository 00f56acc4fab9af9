import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { direction: ['input', 'output'], effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: '{what} {change}.',
  why: 'What was meant before and what is meant now are different things, so one side misunderstands the other.',
  fix: 'Keep it as it is, and add the new form under a new name.',
  authority: [authorities.aip180, authorities.zalando106],
} satisfies ContractRule;
