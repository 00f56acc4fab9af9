import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'constraint', aspect: 'presence', was: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: 'A new `{constraint}` limits {where}.',
  why: 'Values that nothing was asked of before are refused if they do not meet it.',
  fix: 'Ask no more than all values of today keep to, or offer the stricter form beside it.',
  authority: [authorities.githubBreaking, authorities.jsonSchemaExtending],
} satisfies ContractRule;
