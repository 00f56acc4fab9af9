import { z } from 'zod';
import { severities, type Severity } from '../../model/finding.ts';
import { type Quoted, quotedLine, quotedLines, lineForm } from '../claims/quoted.ts';
import { clean } from '../text/clean.ts';

/** Reasons why a claim is wrong. Only these refute it, each with a line that shows it. */
export const refutingGrounds = ['misread', 'unreachable', 'handled_elsewhere', 'not_introduced'] as const;
/** Reasons why a claim matters less. They lower its severity, and are published with it. */
export const mildGrounds = ['off_by_default', 'intended', 'conditional', 'mild'] as const;

export type RefutingGround = (typeof refutingGrounds)[number];
export type MildGround = (typeof mildGrounds)[number];

/** A skeptic's vote; its quoted lines are not checked yet. */
export interface Vote {
  readonly verdict: 'REAL' | 'REFUTED' | 'UNSURE';
  readonly ground: RefutingGround | MildGround | '';
  readonly decisive: readonly Quoted[];
  /** The words of the claim that say too much; empty if none do. */
  readonly overstated: string;
  /** What is true instead, or the condition for it; empty if the claim is right. */
  readonly correction: string;
  /** The severity by this skeptic; null if not given. */
  readonly severity: Severity | null;
  /** The check that fits better; empty if the claim's own fits. */
  readonly check: string;
  readonly reasoning: string;
}

const verdict = z.enum(['REAL', 'REFUTED', 'UNSURE']);
const ground = z.enum(['', ...refutingGrounds, ...mildGrounds]);

/** The schema of a vote for the model. */
export const voteForm = z.strictObject({
  verdict,
  ground,
  decisive: z.array(lineForm),
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

/** The most quoted lines that are read. */
const mostDecisive = 2;

const votes = z.object({ votes: z.array(z.unknown()).min(1) });

/** Parses a vote of any shape, in a list or by itself; null if it is neither. */
export function readVote(value: unknown): Vote | null {
  const read = vote.safeParse(votes.safeParse(value).data?.votes[0] ?? value).data;
  if (read === undefined) return null;
  return { ...read, decisive: read.decisive.flatMap((one) => one ?? []).slice(0, mostDecisive) };
}

/** Whether a reason refutes a claim. */
export function isRefuting(ground: Vote['ground']): ground is RefutingGround {
  return refutingGrounds.some((one) => one === ground);
}

/** Whether a reason lowers a claim. */
export function isMild(ground: Vote['ground']): ground is MildGround {
  return mildGrounds.some((one) => one === ground);
}
