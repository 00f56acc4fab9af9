import type { Focus } from './focus.ts';
import { lists } from '../views/lists.ts';
import { signals } from '../views/signals.ts';
import { waits } from '../views/waits.ts';

/** What grows with data and traffic. */
export const performance: Focus = {
  title: 'Performance',
  rules: [
    'data/queries-in-loop',
    'data/pool-',
    'boundaries/remote-call-in-loop',
    'data/migration-locks-table',
    'api/collection-without-bound',
    'api/pagination-changed',
    'api/paging-unstable',
    'api/slow-operation-kept-synchronous',
    'contract/pagination-changed',
    'resilience/unbounded-concurrency',
    'resilience/event-loop-blocked',
    'resilience/memory-grows',
  ],
  contracts: ['Performance'],
  statements: [],
  views: [lists, waits, signals],
  richer: 'where the work grows with the data or the traffic, and what to aim for',
};
