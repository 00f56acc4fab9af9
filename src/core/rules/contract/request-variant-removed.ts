import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'variant', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} alternatives are no longer accepted for {where}: {names}.',
  message: 'The alternative `{name}` is no longer accepted for {where}.',
  why: 'Clients that send this alternative are refused.',
  fix: 'Keep accepting it beside the others until no client sends it.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
