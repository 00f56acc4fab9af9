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
    given: { action: 'describe' },
  },
  audience: 'wire',
  severity: 'high',
  message: 'The channel `{name}` was removed.',
  why: 'No operation says who sends there and who receives. Whichever it is, the others go on without an error, and nothing arrives.',
  fix: 'Keep the channel until nobody uses it, and say by an operation what the application does with it.',
  authority: [authorities.asyncapiChannel, authorities.zalando209],
} satisfies ContractRule;
