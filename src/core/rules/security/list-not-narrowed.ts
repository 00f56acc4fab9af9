import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'critical',
  message: 'A list or a count holds what the caller may not see.',
  why: 'Whoever opens the list sees what belongs to other tenants, projects or private spaces; an id need not even be guessed.',
  fix: 'Narrow the query to what the caller may read, in the place where its siblings do.',
  ask: 'Find a list, search, count, export, include, expansion or suggestion that this change adds or widens and that is not narrowed to what the caller may read: a join, a filter that is optional, a field of related objects. Name the sibling that narrows.',
  notWhen: [
    'the query or a row policy narrows it further down',
    'what it lists is public by nature',
    'only operators can reach it',
  ],
  authority: [authorities.owaspObject, authorities.owaspProperties],
} satisfies AskRule;
