import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'response',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { success: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'most senders take every status of the class for a success',
  },
  message: 'The {name} is no longer taken as an answer in {where}.',
  why: 'Receivers that answer with it are taken to have failed, and get the same call again or no more calls.',
  fix: 'Keep taking every success status, and list this one.',
  authority: [authorities.oasCallback, authorities.rfc9110Status],
} satisfies ContractRule;
