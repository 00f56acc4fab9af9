import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { direction: 'output', effect: 'narrowed' },
  audience: 'wire',
  severity: 'low',
  message: '{what} {change}.',
  why: 'The service sends nothing it did not send before.',
  fix: 'Nothing to do.',
  authority: [authorities.zalando107, authorities.zalando109],
} satisfies ContractRule;
