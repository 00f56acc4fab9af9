import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'variant',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { extensible: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'the format tells clients to expect what they do not know' },
  message: 'The alternative `{name}` was added to {where}.',
  why: 'Clients are told to expect alternatives they do not know, and often were only ever tried with those there are.',
  fix: 'Tell clients before the first one is sent, and send it first to those that asked for it.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
