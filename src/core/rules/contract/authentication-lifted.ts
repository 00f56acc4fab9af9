import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: { kind: ['service', 'operation'], aspect: 'auth', direction: 'input', effect: 'noted' },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'no client fails on being asked for less, but what needed a credential is now open to everybody',
  },
  message: 'Calls without authentication are now accepted by {what}.',
  why: 'Anybody who finds the address can call it. A trait that went missing in an edit looks just like one that was lifted on purpose.',
  fix: 'Put the trait back, or say in the pull request why this is meant to be public.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
