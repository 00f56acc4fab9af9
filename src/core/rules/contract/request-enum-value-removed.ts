import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'enum-value', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} values are no longer accepted for {where}: {names}.',
  message: 'The value `{name}` is no longer accepted for {where}.',
  why: 'Clients that send it today are refused.',
  fix: 'Keep accepting the value and map it to its successor.',
  authority: [authorities.githubBreaking, authorities.azureEnumRemoved, authorities.zalando107],
} satisfies ContractRule;
