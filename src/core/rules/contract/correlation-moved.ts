import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'asyncapi',
    kind: 'message',
    aspect: 'correlationId',
    effect: 'replaced',
    direction: ['input', 'output'],
  },
  audience: 'wire',
  severity: 'high',
  message: 'The correlation id of the message `{name}` moved from {was} to {now}.',
  why: 'Whoever matches answers to requests looks in the former place, finds nothing, and matches nothing.',
  fix: 'Write it to both places until everybody reads the new one.',
  authority: [authorities.asyncapiCorrelationId, authorities.zalando209],
} satisfies ContractRule;
