import type { Focus } from './focus.ts';
import { freshness } from '../views/freshness.ts';

/** What may be kept, for how long, and what ends that. */
export const caching: Focus = {
  title: 'Caching',
  rules: ['caching/', 'data/stale-read'],
  contracts: ['Caching'],
  statements: [],
  views: [freshness],
  richer: 'what may be kept how long, by which key, and what has to end it',
};
