import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'graphql', kind: 'contract', aspect: 'roots', direction: 'input', effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: 'Operations start from other types: {now} now, {was} before.',
  why: 'A fragment on the former type can no longer be spread at the top of an operation, and what asks for `__typename` there gets another name.',
  fix: 'Keep the type that operations start from, and add to it what is new.',
  authority: [authorities.graphqlRoots, authorities.graphqlFragments],
} satisfies ContractRule;
