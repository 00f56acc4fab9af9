import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: { format: 'asyncapi', kind: 'message', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} messages are no longer taken by {where}: {names}.',
  message: 'The message `{name}` is no longer taken by {where}.',
  why: 'Whoever sends it finds it refused, or left unread.',
  fix: 'Go on taking it until nobody sends it any more.',
  authority: [authorities.asyncapiMessage, authorities.zalando209],
} satisfies ContractRule;
