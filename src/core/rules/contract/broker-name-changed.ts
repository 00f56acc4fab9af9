import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: { format: 'asyncapi', kind: 'setting', aspect: 'setting', effect: 'replaced', direction: ['input', 'output'] },
  audience: 'wire',
  severity: 'high',
  message: 'The setting `{name}` of {where} changed from {was} to {now}: clients find each other by it.',
  why: 'Those who use the former value are bound to another topic, exchange or queue, or read the message otherwise. Neither end gets an error.',
  fix: 'Keep the former one beside it until all have moved.',
  authority: [authorities.asyncapiBindings, authorities.zalando209],
} satisfies ContractRule;
