import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'high',
  message: 'An event no longer means to its consumers what it meant.',
  why: 'Consumers are deployed at other times and read old events for as long as they are kept. A field that is gone or renamed fails there, later.',
  fix: 'Add the new field beside the old one, move the consumers, and remove the old one when no retained event has it.',
  ask: 'Find an event or message that this change publishes with a field removed, renamed, retyped, newly required or given another meaning, or a consumer that this change makes demand or read what messages under way do not have, while the old form exists or may exist.',
  notWhen: [
    'the topic is new in this change',
    'all consumers are in this repository and accept both forms',
    'a registry in a checked compatibility mode accepts it',
  ],
  authority: [authorities.zalando209, authorities.zalando245],
} satisfies AskRule;
