import { z } from 'zod';
import type { Quoted } from '../claims/claim.ts';
import { clean } from '../text/clean.ts';
import { pathOf } from '../material/path-of.ts';
import { strictSchema } from '../conversation/strict-schema.ts';
import { visible } from '../text/visible.ts';

/** Why a claim is refuted. */
const grounds = [
  'not_introduced',
  'handled_elsewhere',
  'unreachable',
  'misread',
  'intended_by_policy',
  'no_impact',
] as const;

/** What a skeptic says of a claim; the line that decides it is yet to be found. */
export interface Vote {
  readonly verdict: 'REAL' | 'REFUTED';
  readonly ground: string;
  readonly decisive: Quoted | null;
  readonly reasoning: string;
}

const side = z.enum(['before', 'after']);

/** What an answer of a skeptic has to look like. */
export const voteSchema = strictSchema(
  z.strictObject({
    verdict: z.enum(['REAL', 'REFUTED']),
    ground: z.enum(['', ...grounds]),
    decisive: z.strictObject({ path: z.string(), side, line: z.int(), quote: z.string() }),
    reasoning: z.string(),
  }),
);

const vote = z.object({
  verdict: z.enum(['REAL', 'REFUTED']),
  ground: z.enum(['', ...grounds]).catch(''),
  decisive: z
    .object({
      path: z.string().transform((path) => pathOf(visible(path).text)),
      side,
      line: z.int(),
      quote: z.string().transform((quote) => quote.slice(0, 4000)),
    })
    .nullable()
    .catch(null),
  reasoning: z
    .string()
    .transform((text) => clean(text, 400))
    .catch(''),
});

/** Reads a vote of any shape; null where it says neither the one nor the other. */
export function readVote(value: unknown): Vote | null {
  return vote.safeParse(value).data ?? null;
}
