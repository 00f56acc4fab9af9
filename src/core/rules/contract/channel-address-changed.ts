import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'asyncapi',
    kind: 'operation',
    aspect: 'address',
    effect: 'replaced',
    direction: ['input', 'output'],
  },
  audience: 'wire',
  severity: 'high',
  message: 'The address of `{name}` changed from {was} to {now}.',
  why: 'Those who use the former address get no error: a sender reaches nobody, and a listener hears nothing.',
  fix: 'Use both addresses until all have moved, and tell them from which day on the former one ends.',
  authority: [authorities.asyncapiChannel, authorities.zalando209],
} satisfies ContractRule;
