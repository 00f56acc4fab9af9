import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { limits } from '../limits.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: limits,
    direction: 'input',
    effect: ['narrowed', 'replaced'],
  },
  audience: 'wire',
  severity: 'high',
  message: 'The `{aspect}` of `{name}` in {where} was tightened from {was} to {now}.',
  why: 'Requests that were within the former limit are refused.',
  fix: 'Keep the limit, or apply the tighter one only in a new version.',
  authority: [authorities.githubBreaking, authorities.k8s, authorities.zalando107],
} satisfies ContractRule;
