import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Data integration',
  severity: 'critical',
  message: 'A migration removes or renames what the running version still uses.',
  why: 'During the rollout old instances fail on every query that names it, and rolling back does not bring the data back.',
  fix: 'Expand first, move readers and writers, and contract in a later release.',
  ask: 'Find a migration in this change that drops, renames or retypes a table, column, unique constraint or enum value in the same release that stops using it.',
  notWhen: [
    'an earlier release already stopped using it',
    'the table is new in this change',
    'a view or alias keeps the old name',
  ],
  authority: [authorities.parallelChange, authorities.k8s],
} satisfies AskRule;
