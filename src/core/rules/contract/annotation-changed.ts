import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { direction: ['input', 'output'], effect: 'noted' },
  audience: 'source',
  severity: 'low',
  message: '{what} {change}.',
  why: 'It describes the contract and changes no message.',
  fix: 'Nothing to do.',
  authority: [authorities.oasSchema, authorities.zalando107],
} satisfies ContractRule;
