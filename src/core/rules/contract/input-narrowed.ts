import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: '{what} {change}.',
  why: 'The service accepts less than it did: requests that were valid may be refused.',
  fix: 'Keep accepting what was accepted, and offer the stricter form beside it.',
  authority: [authorities.githubBreaking, authorities.zalando107],
} satisfies ContractRule;
