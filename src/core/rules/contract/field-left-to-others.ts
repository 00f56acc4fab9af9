import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'graphql',
    kind: ['operation', 'type', 'property'],
    aspect: 'external',
    effect: 'replaced',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'whether another service of the federation answers it is not in this schema',
  },
  message: '{what} is left to another service: it is `@external` now.',
  why: 'This service no longer answers it. If no other one does, the gateway cannot put the schemas together, or clients get nothing for it.',
  fix: 'Let the other service answer it before this one stops.',
  authority: [authorities.federationExternal],
} satisfies ContractRule;
