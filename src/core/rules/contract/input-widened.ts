import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { direction: 'input', effect: 'widened' },
  audience: 'wire',
  severity: 'low',
  message: '{what} {change}.',
  why: 'The service accepts all it did, and more.',
  fix: 'Nothing to do.',
  authority: [authorities.zalando107, authorities.zalando109],
} satisfies ContractRule;
