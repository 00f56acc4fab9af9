import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Data integration',
  severity: 'high',
  message: 'A column becomes required or unique while rows and writers exist that do not comply.',
  why: 'The migration fails halfway, or the old version, still running, can no longer insert.',
  fix: 'Add it as optional with a default, backfill in batches, and make it required in a later release.',
  ask: 'Find a migration in this change that adds NOT NULL, a unique constraint, a check or a narrower type to an existing table without a default, a backfill before it, or a validation afterwards.',
  notWhen: ['the table is new or empty', 'the default is set by the database for old writers too'],
  authority: [authorities.parallelChange, authorities.strongMigrations],
} satisfies AskRule;
