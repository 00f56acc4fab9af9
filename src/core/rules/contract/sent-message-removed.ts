import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: { format: 'asyncapi', kind: 'message', aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  several: '{count} messages are no longer part of {where}: {names}.',
  message: 'The message `{name}` is no longer part of {where}.',
  why: 'Whoever waits for it gets no error: it just never comes.',
  fix: 'Go on sending it until nobody needs it, and tell the listeners from which day on it ends.',
  authority: [authorities.asyncapiMessage, authorities.zalando209],
} satisfies ContractRule;
