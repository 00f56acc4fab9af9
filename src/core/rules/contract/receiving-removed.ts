import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'asyncapi',
    kind: 'operation',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
  },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` was removed: what others send there is not received any more.',
  why: 'Senders get no error from a broker that has no receiver. What they ask for is never done.',
  fix: 'Go on receiving there until nobody sends any more, and tell those who do from which day on it ends.',
  authority: [authorities.asyncapiOperation, authorities.zalando209],
} satisfies ContractRule;
