import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'directive', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: 'The directive `{name}` was removed.',
  why: 'A request that has an unknown directive is refused as a whole.',
  fix: 'Keep it and let it do nothing, until nobody writes it.',
  authority: [authorities.graphqlDirectives, authorities.githubBreaking],
} satisfies ContractRule;
