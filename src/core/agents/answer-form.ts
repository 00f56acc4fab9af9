import { z } from 'zod';
import { toldFindings } from './claims/claim.ts';
import { strictSchema } from './conversation/strict-schema.ts';
import { toldVote } from './refuting/vote.ts';

/**
 * What every answer has to look like: one form for all, with a list for each kind of answer, because the form stands before
 * the evidence, and evidence behind another form is paid for again.
 */
export const answerForm = strictSchema(z.strictObject({ ...toldFindings, votes: z.array(toldVote) }));
