import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'graphql',
    kind: 'property',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
    given: { required: true },
  },
  audience: 'wire',
  severity: 'high',
  several: '{count} fields were removed from {where}: {names}.',
  message: 'The field `{name}` was removed from {where}.',
  why: 'A request that selects a field which its type does not have is refused as a whole, before anything runs.',
  fix: 'Keep the field and mark it {deprecate}; if it has a better name, offer both until nobody selects the former one.',
  authority: [authorities.graphqlFields, authorities.githubBreaking],
} satisfies ContractRule;
