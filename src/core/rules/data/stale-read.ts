import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Data integration',
  severity: 'medium',
  message: 'Something is read right after it was written, from where it may not have arrived.',
  why: 'A replica, index, view or cache lags behind: the customer does not see what they just did, and code decides by what was.',
  fix: 'Read it where it was written, or go on with the value that was written.',
  ask: 'Find a read that this change makes of a replica, search index, view, projection or another service to see or decide by what was written just before.',
  notWhen: ['the store promises to read its own writes', 'nothing depends on it being there already'],
  authority: [authorities.azureCqrs, authorities.builderCaching],
} satisfies AskRule;
