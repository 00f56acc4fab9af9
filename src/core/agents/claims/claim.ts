import { z } from 'zod';
import { severities, type Severity } from '../../model/finding.ts';
import { clean } from '../text/clean.ts';
import { type Quoted, quotedLine, quotedLines, lineForm } from './quoted.ts';

/** The specialists that an observation can be handed off to. */
export const specialists = [
  'database-architect',
  'cloud-architect',
  'security-auditor',
  'performance-engineer',
  'frontend-specialist',
  'language-developer',
] as const;
export type Specialist = (typeof specialists)[number];

/** A claim of a model: sanitised text, not verified. */
export interface Claim extends Quoted {
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly scenario: string;
  readonly evidence: readonly Quoted[];
  readonly facts: readonly string[];
  readonly elaborates: string;
  readonly recommendation: string;
  /** The replacement as it would be in the file; null if there is none. */
  readonly replacement: string | null;
  readonly unknowns: string;
  readonly defer: Specialist | null;
}

/** The answer of a model that looked for findings. */
export interface Findings {
  readonly claims: readonly Claim[];
  readonly suspects: readonly Quoted[];
  /** How many claims were malformed, or beyond the limit. */
  readonly malformed: number;
}

/** The most claims that are read. */
const mostClaims = 40;

const words = (most: number) => z.string().transform((text) => clean(text, most));
const optional = (most: number) => words(most).catch('');
const claim = z.object({
  check: words(80),
  title: words(160),
  severity: z.enum(severities).catch('medium'),
  ...quotedLine.shape,
  scenario: words(900),
  evidence: quotedLines,
  facts: z.array(words(40)).catch([]),
  elaborates: optional(40),
  recommendation: optional(500),
  replacement: z.string().max(4000).catch(''),
  unknowns: optional(400),
  defer: z.enum(['', ...specialists]).catch(''),
});

/** The schema of a claim for the model. Its host enforces the types, and we check the rest. */
const claimForm = z.strictObject({
  check: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  ...lineForm.shape,
  scenario: z.string(),
  evidence: z.array(lineForm),
  facts: z.array(z.string()),
  elaborates: z.string(),
  recommendation: z.string(),
  replacement: z.string(),
  unknowns: z.string(),
  defer: z.enum(['', ...specialists]),
});

/**
 * The schema of a finder's answer. `reviewed` is not used: a model that has to list the files looks at each of them.
 */
export const findingsForm = {
  findings: z.array(claimForm),
  suspects: z.array(lineForm),
  reviewed: z.array(z.string()),
};

/** Parses an answer of any shape; null if it has no list of findings. */
export function readFindings(value: unknown): Findings | null {
  const whole = z
    .object({
      findings: z.array(z.unknown()),
      suspects: z.array(z.unknown()).catch([]),
    })
    .safeParse(value);
  if (!whole.success) return null;
  const { findings, suspects } = whole.data;
  const parsed = findings.slice(0, mostClaims).map((one) => claim.safeParse(one));
  return {
    claims: parsed.flatMap((one) => (one.success ? [claimOf(one.data)] : [])),
    suspects: suspects.slice(0, 20).flatMap((one) => quotedLine.safeParse(one).data ?? []),
    malformed: findings.length - parsed.filter(({ success }) => success).length,
  };
}

function claimOf(parsed: z.output<typeof claim>): Claim {
  const { evidence, facts, replacement, defer } = parsed;
  return {
    ...parsed,
    evidence: evidence.slice(0, 6).filter((one) => one !== null),
    facts: facts.slice(0, 20),
    replacement: replacement.trim() === '' ? null : replacement,
    defer: defer === '' ? null : defer,
  };
}
