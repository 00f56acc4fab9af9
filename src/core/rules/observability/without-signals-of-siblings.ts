import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Observability',
  severity: 'medium',
  message: 'Something new is not measured as everything beside it is.',
  why: 'When it fails, nobody is told, and nobody can say since when.',
  fix: 'Measure rate, errors and duration as the siblings do.',
  ask: 'Find an endpoint, consumer, job or dependency that this change adds without the metrics, alerts or health signals its siblings in this repository have. Name the sibling line.',
  notWhen: ['a middleware or base class measures it by itself', 'no sibling has them either'],
  authority: [authorities.sreMonitoring, authorities.azureReliability],
} satisfies AskRule;
