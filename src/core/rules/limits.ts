import type { Aspect } from '../model/aspect.ts';

/** How large, long or many a value may be: for each of them more of it is narrower, or less of it is. */
export const limits = [
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
] as const satisfies readonly Aspect[];
