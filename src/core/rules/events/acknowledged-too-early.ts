import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'high',
  message: 'A message is acknowledged before its work is done.',
  why: 'A crash or an error in between loses the message, and nobody can send it again.',
  fix: 'Acknowledge or commit after the effect is stored.',
  ask: 'Find a consumer in this change that acknowledges, commits an offset, deletes a message or answers a webhook before the work is stored, or that turns automatic acknowledgement on.',
  notWhen: ['the message is stored durably first and worked on from there', 'losing one is harmless'],
  authority: [authorities.rabbitConfirms, authorities.azureConsumers],
} satisfies AskRule;
