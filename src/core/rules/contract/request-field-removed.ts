import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['property', 'header'], aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'many servers ignore fields they do not know, so the request itself often still works',
  },
  several: '{count} {kind}s are no longer accepted in {where}: {names}.',
  message: 'The {kind} `{name}` is no longer accepted in {where}.',
  why: 'Clients that still send it lose its effect without being told, or are refused by a server that checks strictly.',
  fix: 'Keep accepting the field, mark it {deprecate}, and remove it once it is no longer sent.',
  authority: [authorities.githubBreaking, authorities.zalando107],
} satisfies ContractRule;
