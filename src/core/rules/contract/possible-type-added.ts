import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'possible-type', aspect: 'presence', was: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a client gets only what it selected, so that one with a branch for the unknown goes on',
  },
  several: '{where} may now turn out to be one of {count} more types: {names}.',
  message: '{where} may now turn out to be `{name}`.',
  why: 'Clients have fragments for the types they knew. For another one they get an object with next to nothing in it, and code that switches over the name of the type has no branch for it.',
  fix: 'Tell clients before it is returned, and let them ask for a field that all of the types have.',
  authority: [authorities.graphqlFragments, authorities.graphqlEvolution],
} satisfies ContractRule;
