import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: ['operation', 'type', 'property', 'argument', 'enum-value'],
    aspect: 'hidden',
    direction: ['input', 'output'],
    effect: 'replaced',
  },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` is no longer part of the API that clients see.',
  why: 'It is left out when the schemas of all services are put together. Requests that name it are refused, although it is still written here.',
  fix: 'Mark it {deprecate} first, and hide it once nobody asks for it.',
  authority: [authorities.graphqlTypes, authorities.githubBreaking],
} satisfies ContractRule;
