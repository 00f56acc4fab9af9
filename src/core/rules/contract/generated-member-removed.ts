import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { format: 'smithy', kind: 'property', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
    {
      format: 'smithy',
      kind: 'property',
      aspect: 'presence',
      now: null,
      direction: 'output',
      effect: 'widened',
      given: { required: false },
    },
  ],
  audience: 'source',
  severity: 'high',
  several: '{count} members were removed from {where}: {names}.',
  message: 'The member `{name}` was removed from {where}.',
  why: 'Clients are generated from the model: code that uses the member no longer compiles, and what it sent or told is lost.',
  fix: 'Keep the member and mark it {deprecate}, until the next major version.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
