import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'graphql',
    kind: 'type',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { reached: false },
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'nothing that a request starts from leads to it, so that no request can have named it; only generated code can',
  },
  message: 'The type `{name}`, to which no field led, was removed.',
  why: 'No request could ask for it. Code that was generated from the whole schema may still name it.',
  fix: 'Look whether anybody builds on it: another schema that is put together with this one, or generated code.',
  authority: [authorities.graphqlTypes, authorities.graphqlEvolution],
} satisfies ContractRule;
