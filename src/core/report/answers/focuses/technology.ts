import type { Focus } from './focus.ts';
import { readers } from '../views/readers.ts';
import { whatItBrings } from '../views/what-it-brings.ts';

/** What a change is built with. */
export const technology: Focus = {
  title: 'Technology',
  rules: ['documents/decision-unrecorded'],
  contracts: ['Frameworks'],
  statements: ['dependency.'],
  views: [whatItBrings, readers],
  richer: 'what else there is for the same job, and what speaks for and against each here',
};
