import { z } from 'zod';
import { severities, type Severity } from '../../model/finding.ts';
import { type Quoted, quotedLine, quotedLines, toldLine } from '../claims/quoted.ts';
import { clean } from '../text/clean.ts';

/** Why a claim does not hold at all. Only these keep it from being published, each with a line that shows it. */
export const refutingGrounds = ['misread', 'unreachable', 'handled_elsewhere', 'not_introduced'] as const;
/** Why a claim matters less than it says. They lower it, and are said beside it. */
export const mildGrounds = ['off_by_default', 'intended', 'conditional', 'mild'] as const;

export type RefutingGround = (typeof refutingGrounds)[number];
export type MildGround = (typeof mildGrounds)[number];

/** What a skeptic says of a claim; the lines that decide it are yet to be found. */
export interface Vote {
  readonly verdict: 'REAL' | 'REFUTED' | 'UNSURE';
  readonly ground: RefutingGround | MildGround | '';
  readonly decisive: readonly Quoted[];
  /** The words of the claim that go further than what happens; empty where none do. */
  readonly overstated: string;
  /** What is true instead, or what must be so for it to happen; empty where the claim is right as it stands. */
  readonly correction: string;
  /** How grave it is; null where it was not said. */
  readonly severity: Severity | null;
  /** The check it belongs to better; empty where the one it names fits. */
  readonly check: string;
  readonly reasoning: string;
}

const verdict = z.enum(['REAL', 'REFUTED', 'UNSURE']);
const ground = z.enum(['', ...refutingGrounds, ...mildGrounds]);

/** A vote as a model is told of it. */
export const toldVote = z.strictObject({
  verdict,
  ground,
  decisive: z.array(toldLine),
  overstated: z.string(),
  correction: z.string(),
  severity: z.enum(severities),
  check: z.string(),
  reasoning: z.string(),
});

const words = (most: number) =>
  z
    .string()
    .transform((text) => clean(text, most))
    .catch('');
const vote = z.object({
  verdict,
  ground: ground.catch(''),
  decisive: quotedLine.transform((one) => [one]).or(quotedLines),
  overstated: words(300),
  correction: words(300),
  severity: z.enum(severities).nullable().catch(null),
  check: words(80),
  reasoning: words(400),
});

/** More lines than these do not decide more. */
const mostDecisive = 2;

const votes = z.object({ votes: z.array(z.unknown()).min(1) });

/** Reads a vote of any shape, in its list or by itself; null where it says neither the one nor the other. */
export function readVote(value: unknown): Vote | null {
  const read = vote.safeParse(votes.safeParse(value).data?.votes[0] ?? value).data;
  if (read === undefined) return null;
  return { ...read, decisive: read.decisive.flatMap((one) => one ?? []).slice(0, mostDecisive) };
}

/** Whether a ground keeps a claim from being published. */
export function isRefuting(ground: Vote['ground']): ground is RefutingGround {
  return refutingGrounds.some((one) => one === ground);
}

/** Whether a ground lowers a claim. */
export function isMild(ground: Vote['ground']): ground is MildGround {
  return mildGrounds.some((one) => one === ground);
}
