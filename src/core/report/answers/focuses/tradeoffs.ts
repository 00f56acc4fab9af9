import type { Focus } from './focus.ts';
import { alternatives } from '../views/alternatives.ts';

/** What a change costs, and what there is instead. */
export const tradeoffs: Focus = {
  title: 'Trade-offs',
  rules: [],
  statements: ['dependency.'],
  views: [alternatives],
  richer: 'what was given up for what, who pays for it when, and which assumption would turn the decision',
};
