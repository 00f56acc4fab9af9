import { z } from 'zod';

/** Which of the two trees is meant. */
export const side = z
  .enum(['before', 'after'])
  .describe('"after" is the code with the change, "before" the code it starts from.');
