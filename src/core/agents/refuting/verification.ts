import type { Finding } from '../../model/finding.ts';
import type { ModelAccess } from '../finding/find.ts';
import type { Locate } from '../claims/locate.ts';
import { aroundText, type Spot } from '../material/around.ts';
import type { Rated } from '../claims/merge.ts';
import { unshownNames } from '../claims/unshown-names.ts';
import type { Panel } from '../definition/panel.ts';
import { type Cast, refute, type RefutationRequest } from './refute.ts';
import { asksOn, type Standing, tally, votesFor } from './tally.ts';

/** A claim to verify. */
export interface ClaimToVerify {
  readonly severity: Finding['severity'];
  readonly check: string;
  readonly claim: string;
  /** The lines of the claim and its evidence. */
  readonly spots: readonly Spot[];
  readonly evidence: string;
}

/** The result of verifying a claim. */
export interface Verification {
  readonly standing: Standing;
  /** The votes that were cast. */
  readonly cast: readonly Cast[];
  /** A skeptic did not answer. */
  readonly isUnfinished: boolean;
}

/** Asks as many skeptics as needed, each in its own conversation. */
export async function verifyClaim(
  { severity, check, claim, spots, evidence }: ClaimToVerify,
  { skeptic }: Panel,
  access: ModelAccess,
  locate: Locate,
): Promise<Verification> {
  const wanted = votesFor(severity);
  const around = wanted > 0 ? await aroundText(spots, access.surroundings, access.fence) : '';
  const request: RefutationRequest = { skeptic, evidence, claim, around, check };
  const votes: (Cast | null)[] = [];
  const counted = () => votes.map((vote) => vote && vote.counts);
  while (asksOn(counted(), wanted)) {
    votes.push(await refute(request, { index: votes.length, wanted }, access, locate));
  }
  return {
    standing: tally(counted()),
    cast: votes.filter((vote) => vote !== null),
    isUnfinished: votes.includes(null),
  };
}

/** A draft as a skeptic gets it: the claim and its place, without how it was found. */
export function claimText({ claim, at, evidence, unknown }: Rated): string {
  return said({
    what: `${claim.check}: ${claim.title}`,
    where: at,
    scenario: claim.scenario,
    evidence,
    asides: unshownNames(unknown),
  });
}

/** The same for an earlier finding. */
export function findingText({ rule, message, why, path, side, line, quote, judged }: Finding): string {
  return said({
    what: `${rule}: ${message}`,
    where: { path, side, line, quote },
    scenario: why,
    evidence: (judged?.evidence ?? []).map((one) => ({ ...one, path: one.file })),
    asides: [],
  });
}

interface Place {
  readonly path: string;
  readonly side: 'before' | 'after';
  readonly line: number;
  readonly quote: string;
}

function said(parts: {
  readonly what: string;
  readonly where: Place;
  readonly scenario: string;
  readonly evidence: readonly Place[];
  readonly asides: readonly string[];
}): string {
  const lineOf = ({ path, side, line, quote }: Place) =>
    `${path}:${side === 'after' ? 'a' : 'b'}${line} | ${quote.slice(0, 400)}`;
  return [
    parts.what,
    `It stands at ${lineOf(parts.where)}`,
    `What is said to happen: ${parts.scenario}`,
    'Evidence that was given:',
    ...parts.evidence.map((one) => `  ${lineOf(one)}`),
    ...parts.asides,
  ].join('\n');
}
