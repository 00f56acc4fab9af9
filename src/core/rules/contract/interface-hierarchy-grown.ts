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
    given: { abstract: 'interface', member: 'interface' },
  },
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'nothing that is returned is of an interface alone: an object that implements one more is said by itself',
  },
  message: 'The interface `{name}` implements {where} now.',
  why: 'Only objects are returned, and they are of the interfaces that they implement themselves.',
  fix: 'Nothing to do.',
  authority: [authorities.graphqlTypes],
} satisfies ContractRule;
