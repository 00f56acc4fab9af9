import type { Focus } from './focus.ts';
import { probes } from '../views/probes.ts';
import { signals } from '../views/signals.ts';

/** What tells people that a change does what it should. */
export const observability: Focus = {
  title: 'Observability',
  rules: ['observability/', 'operations/probe-missing', 'resilience/error-swallowed', 'events/metadata-missing'],
  contracts: ['Observability'],
  statements: [],
  views: [signals, probes],
  richer: 'which failures of this change nobody would see, and what to log, count and alert on where it happens',
};
