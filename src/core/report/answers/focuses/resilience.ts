import type { Focus } from './focus.ts';
import { deliveries } from '../views/deliveries.ts';
import { probes } from '../views/probes.ts';
import { waits } from '../views/waits.ts';

/** What bounds, repeats and isolates the calls of a change. */
export const resilience: Focus = {
  title: 'Resilience',
  rules: [
    'resilience/',
    'jobs/',
    'events/',
    'gateway/timeouts-inverted',
    'api/create-without-idempotency-key',
    'api/slow-operation-kept-synchronous',
    'data/remote-call-in-transaction',
    'operations/probe-missing',
    'operations/shutdown-drops-work',
  ],
  contracts: ['Resilience', 'Async processing'],
  statements: [],
  views: [waits, deliveries, probes],
  richer: 'what happens when each of these is slow or down, and which retry, fallback and numbers fit',
};
