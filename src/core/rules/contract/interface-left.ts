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
    given: { abstract: 'interface' },
  },
  audience: 'wire',
  severity: 'high',
  several: '{count} types no longer implement {where}: {names}.',
  message: '`{name}` no longer implements {where}.',
  why: 'A fragment on the one can no longer be spread where the other is returned, and a request that has such a fragment is refused as a whole.',
  fix: 'Keep implementing it, and mark the fields that are to go {deprecate}.',
  authority: [authorities.graphqlFragments, authorities.githubBreaking],
} satisfies ContractRule;
