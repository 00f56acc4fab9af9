import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'graphql', direction: 'neither' },
  audience: 'wire',
  severity: 'low',
  message: '{what}, for which clients do not ask this service, {change}.',
  why: 'Clients cannot write a directive that is only allowed in schemas, do not see what is `@inaccessible`, and are answered by another service for what is `@external`.',
  fix: 'Nothing to do.',
  authority: [authorities.graphqlDirectives, authorities.federationExternal],
} satisfies ContractRule;
