import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'high',
  message: 'A message that cannot be processed has nowhere to go.',
  why: 'It is delivered again and again and blocks those behind it, or it is acknowledged and lost.',
  fix: 'Limit the deliveries, move what fails to a dead-letter queue with its reason, and alert on its length.',
  ask: 'Find a consumer or subscription that this change adds without an end to redelivery and a dead-letter queue or table, or whose error handling acknowledges what failed.',
  notWhen: [
    'the platform configures a dead-letter queue for every subscription',
    'losing a message is stated to be fine',
  ],
  authority: [authorities.rel05bp04, authorities.azureConsumers],
} satisfies AskRule;
