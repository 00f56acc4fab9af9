import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  severity: 'high',
  message: 'Callers rely on something that changes where no rule reads it.',
  why: 'A contract that only code or another format describes breaks as hard as a described one: the callers of today fail or misread what they get.',
  fix: 'Keep the old form beside the new one until its callers have moved, or publish a new version.',
  ask: 'Find a route, parameter, field of a request or an answer, status code, default, RPC, or GraphQL type or argument that this change removes, renames, retypes, newly requires or gives another meaning, in code or in a format for which no contract facts are given. Look at what an answer holds where only its serialiser changes: an id that becomes an object, a list of other items, another order.',
  notWhen: [
    'a fact that carries the name of a rule says it already',
    'nothing outside of this service can call it',
    'it was never released',
    'both forms are served',
  ],
  authority: [authorities.aip180, authorities.githubBreaking, authorities.zalando106],
} satisfies AskRule;
