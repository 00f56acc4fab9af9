import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'parameter', aspect: 'required', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} parameters in {where} became required: {names}.',
  message: 'The {in} parameter `{name}` in {where} became required.',
  why: 'Clients that leave it out today are refused.',
  fix: 'Keep it optional and fall back to a default, or add the stricter call as a new operation.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
