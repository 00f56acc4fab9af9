import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'smithy',
    kind: 'response',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'narrowed',
    given: { success: false, declared: false },
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'breaking',
    because: 'clients catch an error by the name of its type, and the model has none of that name any more',
  },
  message: 'The error {was} is no longer one of {where}, and the model has none of this name any more.',
  why: 'Errors are told apart by their names. Code that handles this one does not compile once it is generated again, and what was generated before does not know what is sent in its place.',
  fix: 'Keep its name. If nothing sends it any more, keep the shape with {deprecate} until the next major version.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
