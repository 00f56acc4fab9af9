import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'argument', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} arguments are no longer accepted in {where}: {names}.',
  message: 'The argument `{name}` is no longer accepted in {where}.',
  why: 'A request that names an unknown argument is refused as a whole.',
  fix: 'Keep the argument and mark it {deprecate}; ignore it if it means nothing any more.',
  authority: [authorities.graphqlArguments, authorities.githubBreaking],
} satisfies ContractRule;
