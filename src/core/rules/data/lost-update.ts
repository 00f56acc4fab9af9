import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Data integration',
  severity: 'high',
  message: 'Two writers can overwrite each other without noticing.',
  why: 'Whoever saves last wins: stock, balances and settings lose an update, and nothing fails.',
  fix: 'Update in one statement, compare a version or ETag, or take a lock.',
  ask: 'Find a read, a decision and a write that this change adds or edits, on something several requests or instances may write, without a version, a condition, a lock or an atomic statement.',
  notWhen: [
    'a transaction at a level that forbids it covers all three',
    'there is only ever one writer',
    'an If-Match or version column is checked',
  ],
  authority: [authorities.aip154, authorities.azureConcurrency, authorities.zalando182],
} satisfies AskRule;
