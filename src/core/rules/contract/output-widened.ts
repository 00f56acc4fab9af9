import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  message: '{what} {change}.',
  why: 'The service may send what it never sent, and clients are not prepared for it.',
  fix: 'Keep to what was sent, or send more only to clients that ask for it.',
  authority: [authorities.zalando107, authorities.k8s],
} satisfies ContractRule;
