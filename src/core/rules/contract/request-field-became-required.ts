import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: 'required', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} fields became required in {where}: {names}.',
  message: 'The field `{name}` became required in {where}.',
  why: 'Clients that leave it out today are refused.',
  fix: 'Keep it optional and fall back to a default on the server.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.k8s],
} satisfies ContractRule;
