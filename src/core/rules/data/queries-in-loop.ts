import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Performance',
  severity: 'medium',
  message: 'A query is made once per row.',
  why: 'What takes five milliseconds in a test takes five seconds with the data of a customer.',
  fix: 'Fetch all of them with one query, a join or a loader.',
  ask: 'Find a query, lazy relation or resolver that this change runs once per item of another result.',
  notWhen: ['a loader or eager join collects them', 'the number of items is small and fixed'],
  authority: [authorities.azureChattyIo, authorities.azureExtraneous],
} satisfies AskRule;
