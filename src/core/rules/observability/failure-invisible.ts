import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Observability',
  severity: 'low',
  message: 'A failure that is tolerated would be seen by nobody.',
  why: 'The fallback becomes the rule, or a rollout goes wrong, and customers notice it first.',
  fix: 'Count each time it happens, and alert where that is no longer rare.',
  ask: 'Find a failure that this change begins to tolerate, skip or answer by a fallback, and that no metric or alert would show although the siblings have one. Name the sibling line.',
  notWhen: ['an objective or alert over the whole service covers it', 'no sibling has one either'],
  authority: [authorities.prr, authorities.sreMonitoring],
} satisfies AskRule;
