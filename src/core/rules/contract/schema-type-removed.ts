import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'graphql', kind: 'type', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} types were removed: {names}.',
  message: 'The type `{name}` was removed.',
  why: 'Clients write its name in fragments and in the types of variables. Their requests are refused before anything runs, and generated code no longer compiles.',
  fix: 'Keep the type and mark the fields that lead to it {deprecate}; remove it once nobody asks for them.',
  authority: [authorities.graphqlTypes, authorities.githubBreaking],
} satisfies ContractRule;
