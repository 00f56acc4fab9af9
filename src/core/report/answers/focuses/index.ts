import type { FocusName } from '../../../model/material.ts';
import { auth } from './auth.ts';
import { boundaries } from './boundaries.ts';
import { caching } from './caching.ts';
import { observability } from './observability.ts';
import { performance } from './performance.ts';
import { resilience } from './resilience.ts';
import { technology } from './technology.ts';
import { testing } from './testing.ts';
import { tradeoffs } from './tradeoffs.ts';
import { versioning } from './versioning.ts';
import type { Focus } from './focus.ts';

/** Every focused review, by its name. */
export const focuses: Readonly<Record<FocusName, Focus>> = {
  boundaries,
  resilience,
  observability,
  auth,
  caching,
  testing,
  performance,
  versioning,
  technology,
  tradeoffs,
};
