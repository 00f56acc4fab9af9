import type { Focus } from './focus.ts';
import { alternatives } from '../views/alternatives.ts';
import { requestsBeforeAndAfter } from '../views/requests.ts';

/** What a change costs, and what there is instead. */
export const tradeoffs: Focus = {
  title: 'Trade-offs',
  rules: [],
  contracts: [],
  statements: ['dependency.'],
  views: [alternatives, requestsBeforeAndAfter],
  richer: 'what was given up for what, who pays for it when, and which assumption would turn the decision',
};
