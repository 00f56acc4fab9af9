import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'response',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'narrowed',
    given: { success: false },
  },
  audience: 'wire',
  severity: 'low',
  message: 'The {name} is no longer declared in {where}.',
  why: 'Clients that handle it have a branch that is never taken.',
  fix: 'Nothing to do if the server really stopped sending it. If it did not, put it back: clients rely on the description.',
  authority: [authorities.zalando151, authorities.rfc9110Status],
} satisfies ContractRule;
