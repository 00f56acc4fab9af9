import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: { format: 'asyncapi', kind: 'message', aspect: 'presence', was: null, direction: 'output', effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'who listens may pass over what it does not know, and whether it does is not in the contract',
  },
  message: 'The message `{name}` is now sent too: {where}.',
  why: 'Those who listen there get a message they do not know. A consumer that is typed or strict fails on it, again and again if it is delivered again.',
  fix: 'Make sure that the listeners pass over what they do not know, or send it to an address of its own.',
  authority: [authorities.asyncapiMessage, authorities.zalando108],
} satisfies ContractRule;
