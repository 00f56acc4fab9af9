import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  message: 'A list that was whole now comes in pages, or in smaller or other ones.',
  why: 'Clients that take the first answer for everything lose the rest without an error.',
  fix: 'Keep the old answer for callers that ask for no page, or publish a new version.',
  ask: 'Find an existing list that this change begins to cut into pages, gives a lower default or maximum size, or orders or continues in another way.',
  notWhen: ['only callers that ask for pages get them', 'the operation is new'],
  authority: [authorities.aip180, authorities.aip158],
} satisfies AskRule;
