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
    given: { part: 'scope' },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a client may ask for a scope that no operation needs, and some servers ignore a scope they do not know',
  },
  several: '{count} scopes can no longer be asked for in the flow `{grant}` ({names}): {where}.',
  message: 'The scope `{name}` can no longer be asked for in the flow `{grant}`: {where}.',
  why: 'A client that asks for it together with others may be refused the whole token with `invalid_scope`.',
  fix: 'Keep granting the scope, as an empty one if need be, until no client asks for it.',
  authority: [authorities.oasSecurity, authorities.zalando105],
} satisfies ContractRule;
