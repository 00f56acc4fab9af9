import { z } from 'zod';
import { findingsForm } from './claims/claim.ts';
import { strictSchema } from './conversation/strict-schema.ts';
import { voteForm } from './refuting/vote.ts';

/**
 * The schema of all answers, with a list for each kind. It is one schema for all questions because it precedes the
 * evidence in the prompt: behind another schema, the evidence would not be cached and would be paid for again.
 */
export const answerForm = strictSchema(z.strictObject({ ...findingsForm, votes: z.array(voteForm) }));
