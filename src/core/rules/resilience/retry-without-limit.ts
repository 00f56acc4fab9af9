import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'Something is tried again without an end, a growing pause or jitter.',
  why: 'When the other side struggles, every client asks more often at the same moment, and it never recovers.',
  fix: 'Retry a few times, with exponential backoff and jitter, within the deadline of the caller.',
  ask: 'Find a retry that this change adds or widens and that lacks a limit on attempts or time, a growing pause, or jitter.',
  notWhen: [
    'the client library limits, backs off and spreads by default',
    'a budget or circuit breaker bounds the whole',
  ],
  authority: [authorities.rel05bp03, authorities.azureRetryStorm],
} satisfies AskRule;
