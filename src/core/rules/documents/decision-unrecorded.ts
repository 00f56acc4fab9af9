import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Docs & developer experience',
  severity: 'low',
  message: 'Something was decided that is hard to undo, and the reason is written nowhere.',
  why: 'In two years somebody will undo it, or keep it at any price, without knowing what it was for.',
  fix: 'Write the context, the decision, what was turned down and what it costs, on one page beside the others.',
  ask: 'Find a decision that this change makes and that is costly to reverse (a new store, broker or provider, synchronous instead of asynchronous, another way to authenticate), in a repository that keeps records of decisions, without one.',
  notWhen: ['the repository keeps no such records', 'a record in this change covers it'],
  authority: [authorities.nygard],
} satisfies AskRule;
