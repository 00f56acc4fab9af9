import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'possible-type',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { abstract: 'interface', member: 'interface' },
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'a fragment may be spread wherever some object is of both interfaces, and every object that left one is said by itself',
  },
  message: 'The interface `{name}` no longer implements {where}.',
  why: 'Nothing is of one interface alone, so that requests stay valid as long as the objects stay what they are. Generated code may use the one in the place of the other.',
  fix: 'Let it implement the interface as long as all of its objects do.',
  authority: [authorities.graphqlFragments, authorities.graphqlTypes],
} satisfies ContractRule;
