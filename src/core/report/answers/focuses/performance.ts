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
    'api/collection-without-bound',
    'api/paging-unstable',
    'resilience/unbounded-concurrency',
    'resilience/event-loop-blocked',
    'resilience/memory-grows',
  ],
  statements: [],
  views: [lists, waits, signals],
  richer: 'where the work grows with the data or the traffic, and what to aim for',
};
