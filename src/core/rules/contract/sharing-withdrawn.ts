import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'graphql',
    kind: ['operation', 'type', 'property'],
    aspect: 'shared',
    effect: 'replaced',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'whether another service of the federation answers it too is not in this schema',
  },
  message: '{what} lost {was}: no other service may answer it now.',
  why: 'Where another service of the federation still does, the gateway refuses to put the schemas together.',
  fix: 'Look whether another service answers it, and let that one stop first.',
  authority: [authorities.federationSharing],
} satisfies ContractRule;
