import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'possible-type',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { returned: false },
  },
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'only objects are returned, and where a type is that of no field, what is returned is what it was',
  },
  message: '`{name}` belongs to {where} now, which no value turns out to be.',
  why: 'Either an interface came to implement another one, or no field has the type, so that only fragments name it: what is returned stays what it was.',
  fix: 'Nothing to do.',
  authority: [authorities.graphqlTypes],
} satisfies ContractRule;
