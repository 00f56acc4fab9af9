import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Observability',
  severity: 'low',
  message: 'Nothing would show that this change has failed.',
  why: 'A rollout that goes wrong is noticed by customers first, and nobody knows when to take it back.',
  fix: 'Name the signal that tells a good rollout from a bad one, and alert on it.',
  ask: 'Find a new critical flow, or an error that this change begins to tolerate, for which no metric, alert or objective in this repository would change when it fails, while its siblings have one. Name the sibling line.',
  notWhen: ['an objective or alert over the whole service covers it', 'no sibling has one either'],
  authority: [authorities.prr, authorities.sreMonitoring],
} satisfies AskRule;
