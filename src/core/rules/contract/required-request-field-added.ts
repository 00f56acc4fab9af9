import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: 'presence', was: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} required fields were added to {where}: {names}.',
  message: 'The required field `{name}` was added to {where}.',
  why: 'Clients of today do not send it, so every request they make is refused.',
  fix: 'Make the field optional and choose a default on the server.',
  authority: [authorities.aip180, authorities.githubBreaking, authorities.zalando107],
} satisfies ContractRule;
