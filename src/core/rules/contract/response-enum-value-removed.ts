import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: ['graphql', 'smithy'],
    kind: 'enum-value',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'narrowed',
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'no request can name it, so that running clients go on; those who generate code again do not',
  },
  several: '{count} values were removed from {where}: {names}.',
  message: 'The value `{name}` was removed from {where}.',
  why: 'It is never received again. Code that was generated from the schema loses its name, and what uses that no longer compiles.',
  fix: 'Keep it and mark it {deprecate} until nobody compares with it.',
  authority: [authorities.graphqlEnums, authorities.graphqlEvolution, authorities.smithyEvolution],
} satisfies ContractRule;
