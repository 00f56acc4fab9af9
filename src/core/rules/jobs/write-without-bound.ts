import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Async processing',
  severity: 'high',
  message: 'A job reads or writes everything there is in one step.',
  why: 'It grows with the data: one day it runs out of memory, holds its locks for minutes, or exceeds what a statement or a message may hold, and then fails at every run.',
  fix: 'Work in batches of a fixed size, each stored before the next, and go on where the last run stopped.',
  ask: 'Find a job, consumer, migration script or sweep that this change adds or edits and that loads, deletes, inserts, updates or sends all rows or items that are due at once, or whose rounds by several instances delete and write the same rows.',
  notWhen: [
    'the number of items is bounded by nature',
    'it is cut into batches further down',
    'the table is new and small',
  ],
  authority: [authorities.cwe770, authorities.builderBacklogs],
} satisfies AskRule;
