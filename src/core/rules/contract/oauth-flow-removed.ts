import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: {
    kind: 'security',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { part: 'flow' },
  },
  audience: 'wire',
  severity: 'high',
  message: 'The OAuth flow `{name}` no longer gives tokens for {where}.',
  why: 'Clients that log in this way get no token any more, and every flow is there for a kind of client that cannot use the others.',
  fix: 'Keep the flow until no client logs in with it, and offer the new one beside it.',
  authority: [authorities.githubBreaking, authorities.oasSecurity],
} satisfies ContractRule;
