import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'asyncapi',
    kind: 'operation',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
  },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` was removed: nothing is sent there any more.',
  why: 'Whoever listens there gets no error. Work that is done on these messages just stops being done.',
  fix: 'Go on sending until nobody listens any more, and tell those who do from which day on it ends.',
  authority: [authorities.asyncapiOperation, authorities.zalando209],
} satisfies ContractRule;
