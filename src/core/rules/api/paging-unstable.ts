import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  message: 'Whoever pages through this list sees entries twice, or misses some.',
  why: 'While entries come and go, offsets shift, and without a total order two pages overlap. Deep offsets also get slower and slower.',
  fix: 'Page by a cursor over a unique, stable order.',
  ask: 'Find a list that this change pages by offset or page number over data that grows, or orders by something that is not unique, or not at all.',
  notWhen: ['the data does not change while it is read', 'a unique column ends the order'],
  authority: [authorities.zalando160, authorities.azurePaging],
} satisfies AskRule;
