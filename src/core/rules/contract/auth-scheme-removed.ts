import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: { kind: ['service', 'operation'], aspect: 'auth', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  message: 'The ways to authenticate at {what} changed from {was} to {now}.',
  why: 'Clients that authenticate in a way that is no longer accepted, or not at all where it is now asked for, are refused.',
  fix: 'Accept the new way beside the old one, and take the old one away when nobody uses it.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
