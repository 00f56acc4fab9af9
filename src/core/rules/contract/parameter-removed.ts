import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'parameter', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'many servers ignore parameters they do not know, so the call itself often still works',
  },
  several: '{count} parameters were removed from {where}: {names}.',
  message: 'The {in} parameter `{name}` was removed from {where}.',
  why: 'Clients that still send it are ignored where they expect an effect (a filter that no longer filters), or refused by a server that checks strictly.',
  fix: 'Keep accepting it and mark it {deprecate}; remove it once it is no longer sent.',
  authority: [authorities.githubBreaking, authorities.zalando107],
} satisfies ContractRule;
