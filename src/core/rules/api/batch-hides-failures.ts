import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  message: 'An operation over many items does not say which of them failed.',
  why: 'Callers repeat all of it, or take a half for the whole.',
  fix: 'Answer with one result for each item, or do all or nothing in one transaction.',
  ask: 'Find an operation over several items that this change adds or edits, and that stops in the middle or goes on after a failure without saying per item what came of it.',
  notWhen: ['all of it is one transaction', 'the answer has a result for each item'],
  authority: [authorities.zalando152, authorities.aip234],
} satisfies AskRule;
