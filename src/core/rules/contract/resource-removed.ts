import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'smithy', kind: 'resource', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'source',
  severity: 'medium',
  several: '{count} resources were removed: {names}.',
  message: 'The resource `{name}` was removed.',
  why: 'Clients may be generated with a type for each resource: what uses this one does not compile any more, even where its operations are still offered.',
  fix: 'Keep the resource, and mark it {deprecate} until the next major version.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
