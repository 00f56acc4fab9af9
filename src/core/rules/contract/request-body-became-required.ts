import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'body', aspect: 'required', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  message: 'The request body became required in {where}.',
  why: 'Clients that call without a body today are refused.',
  fix: 'Keep the body optional and treat a missing one as before.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
