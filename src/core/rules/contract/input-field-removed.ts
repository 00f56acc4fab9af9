import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'graphql',
    kind: 'property',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { unknown: 'refused' },
  },
  audience: 'wire',
  severity: 'high',
  several: '{count} input fields were removed from {where}: {names}.',
  message: 'The input field `{name}` was removed from {where}.',
  why: 'A request that gives a field which its input does not have is refused as a whole, before anything runs.',
  fix: 'Keep the field and mark it {deprecate}; remove it once nobody gives it.',
  authority: [authorities.graphqlTypes, authorities.githubBreaking],
} satisfies ContractRule;
