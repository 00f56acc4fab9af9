import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Data integration',
  severity: 'high',
  message: 'A migration holds a table that is in use for as long as it takes.',
  why: 'Everything that reads or writes the table waits behind it; on a large table that is an outage.',
  fix: 'Build indexes concurrently, validate constraints in a second step, and fill columns in batches.',
  ask: 'Find a migration in this change that rewrites a table, builds an index without doing so concurrently, validates a constraint at once, or updates every row in one statement, on a table that is not new.',
  notWhen: ['the table is new or known to be small', 'the engine does this without a lock'],
  authority: [authorities.strongMigrations],
} satisfies AskRule;
