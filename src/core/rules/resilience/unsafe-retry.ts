import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'Something that must not happen twice is tried again.',
  why: 'The first attempt may have worked although its answer was lost. Trying again charges, orders or sends a second time.',
  fix: 'Retry only what is idempotent, or make it so with a key, and only on failures that pass.',
  ask: 'Find a retry, by code or configuration, that this change adds around an operation with an effect that is not idempotent, or on answers that will not change (a 400, a 403).',
  notWhen: ['an idempotency key goes along with every attempt', 'only failures before anything was sent are retried'],
  authority: [authorities.aip194, authorities.rel05bp03],
} satisfies AskRule;
