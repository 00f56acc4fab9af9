import type { LeftAside, Withheld } from '../../model/agent-report.ts';
import type { Finding, Judged } from '../../model/finding.ts';
import { earlierClaimOf } from '../claims/earlier-claim.ts';
import type { Case } from '../material/case.ts';
import type { Earlier } from '../material/earlier.ts';
import { findingOf } from '../claims/finding-of.ts';
import { firstThenParallel } from '../conversation/first-then-parallel.ts';
import type { KnownPart } from '../material/known-part.ts';
import type { Panel } from '../definition/panel.ts';
import type { PassContext } from '../finding/pass.ts';
import type { RatedInPart } from '../claims/triage.ts';
import { offeredOf } from '../claims/suggestion.ts';
import { assess, withheldOf } from './assessment.ts';
import { quotedOf, relocate, relocateAll, stillWithheld } from './relocate.ts';
import { votesFor } from './tally.ts';
import { claimText, findingText, type Verification, type ClaimToVerify, verifyClaim } from './verification.ts';

/** The result of verifying all claims. */
export interface VerifiedClaims {
  readonly findings: readonly Finding[];
  readonly refuted: readonly Finding[];
  /** The refuted ones, with the reason of each. */
  readonly withheld: readonly Withheld[];
  /** Findings that skeptics agree are of low severity, without a condition. */
  readonly leftAside: readonly LeftAside[];
  /** The ids of earlier findings that are resolved. */
  readonly cleared: readonly string[];
  /** The ids of findings that two skeptics called overstated. */
  readonly overstated: ReadonlySet<string>;
  /** Whether something was found or verified that was not before. */
  readonly isAnew: boolean;
  /** How many findings should have been verified and could not be. */
  readonly unverified: number;
}

/** What verifying needs. */
export interface VerificationContext {
  readonly one: Case;
  readonly panel: Panel;
  readonly passContext: PassContext;
  readonly parts: readonly KnownPart[];
}

/** The most claims that are verified: the others are in the summary, unverified. */
const mostVerified = 24;

/** A finding of this review, and the earlier finding that it repeats; null if it is new. */
interface Candidate {
  readonly draft: RatedInPart;
  readonly before: Finding | null;
}

/** A claim with the skeptics' votes. */
interface VerifiedClaim {
  /** Undefined if the claim's check is none of the case's questions. */
  readonly finding: Finding | undefined;
  readonly judgement: Verification;
  readonly before: Finding | null;
}

/**
 * Verifies the new findings, and the earlier ones whose code has changed since. An earlier finding stands unless its line
 * is gone or a skeptic refutes it; one that is found again keeps its identity. A claim that was refuted before is not
 * verified again while the line that refutes it exists.
 */
export async function verifyClaims(
  found: readonly RatedInPart[],
  earlier: Earlier,
  context: VerificationContext,
): Promise<VerifiedClaims> {
  const { one, passContext } = context;
  const refutedBefore = await stillWithheld(earlier.refuted, passContext.claimContext.locate);
  const candidates = candidatesOf(found, [...earlier.kept, ...earlier.open], refutedBefore);
  const again = new Set(candidates.flatMap(({ before }) => (before === null ? [] : [before.id])));
  const isNotFoundAgain = ({ id }: Finding): boolean => !again.has(id);
  const kept = await relocateAll(earlier.kept.filter(isNotFoundAgain), one, passContext);
  const open = await relocateAll(earlier.open.filter(isNotFoundAgain), one, passContext);
  let left = mostVerified;
  const isAsked = (severity: Finding['severity']) => votesFor(severity) > 0 && left-- > 0;
  const tasks = [
    ...candidates.map((candidate) => {
      const asked = isAsked(candidate.draft.severity);
      return () => verifyCandidate(candidate, asked, context);
    }),
    ...open.there.map((finding) => {
      const evidence = evidenceFor(finding, context);
      const asked = evidence !== null && isAsked(finding.severity);
      return () => verifyEarlier(finding, evidence ?? '', asked, context);
    }),
  ];
  const outcome = await outcomeOf(await firstThenParallel(tasks), context);
  return {
    ...outcome,
    findings: [...kept.there, ...outcome.findings],
    withheld: [...refutedBefore, ...outcome.withheld],
    cleared: [...kept.gone, ...open.gone, ...outcome.cleared],
    isAnew: tasks.length > 0,
  };
}

/** The findings, without those that repeat a refuted claim and no known finding. */
function candidatesOf(
  found: readonly RatedInPart[],
  known: readonly Finding[],
  refuted: readonly Withheld[],
): readonly Candidate[] {
  const claimedBefore = refuted.map(claimed);
  return found
    .map((draft) => ({ draft, before: earlierClaimOf(draft, known) }))
    .filter(({ draft, before }) => before !== null || earlierClaimOf(draft, claimedBefore) === null);
}

/** Verifies a finding of this review. It is filed under the check that the skeptics agree fits better. */
async function verifyCandidate(
  { draft, before }: Candidate,
  isAsked: boolean,
  context: VerificationContext,
): Promise<VerifiedClaim> {
  const { one } = context;
  const judgement = await votesOn(isAsked, context, {
    severity: draft.severity,
    check: draft.claim.check,
    claim: claimText(draft),
    spots: [draft.at, ...draft.evidence],
    evidence: draft.part.evidence,
  });
  const { severity, judged, check } = assess(draft.severity, judgement);
  const better = check !== null && Object.hasOwn(one.questions, check) ? check : draft.claim.check;
  const filed = { ...draft, severity, claim: { ...draft.claim, check: better } };
  const rule = one.questions[draft.claim.check];
  const finding =
    rule && findingOf(filed, one.questions[better] ?? rule, judged, offeredOf(draft.claim.replacement, draft.at, one));
  return { finding: finding && before ? { ...finding, ...identityOf(before) } : finding, judgement, before };
}

/** Verifies an earlier finding again. */
async function verifyEarlier(
  before: Finding,
  evidence: string,
  isAsked: boolean,
  context: VerificationContext,
): Promise<VerifiedClaim> {
  const judgement = await votesOn(isAsked, context, {
    severity: before.severity,
    check: before.rule,
    claim: findingText(before),
    spots: [before, ...(before.judged?.evidence ?? []).map(quotedOf)],
    evidence,
  });
  const { severity, judged: tested } = assess(before.severity, judgement);
  const judged = before.judged && { ...withoutRemarks(before.judged), ...tested };
  return { finding: { ...before, severity, ...(judged && { judged }) }, judgement, before };
}

/** The skeptics' votes on a claim; none if they are not asked. */
async function votesOn(
  isAsked: boolean,
  { panel, passContext }: VerificationContext,
  claim: ClaimToVerify,
): Promise<Verification> {
  if (!isAsked) return { standing: 'unverified', cast: [], isUnfinished: false };
  return verifyClaim(claim, panel, passContext.access, passContext.claimContext.locate);
}

/** Sorts verified claims into findings, refuted ones and those left aside. */
async function outcomeOf(
  claims: readonly VerifiedClaim[],
  { one, passContext }: VerificationContext,
): Promise<Omit<VerifiedClaims, 'isAnew'>> {
  const findings: Finding[] = [];
  const refuted: Finding[] = [];
  const withheld: Withheld[] = [];
  const leftAside: LeftAside[] = [];
  const cleared: string[] = [];
  const overstated = new Set<string>();
  let unverified = 0;
  for (const { finding, judgement, before } of claims) {
    if (finding === undefined) continue;
    if (judgement.standing === 'refuted') {
      refuted.push(finding);
      withheld.push(withheldOf(finding, judgement));
      if (before !== null) cleared.push(before.id);
      continue;
    }
    if (!one.raisesLow && isAgreedLow(finding)) {
      const { rule, message, path, line } = finding;
      leftAside.push({ rule, message, file: path, line });
      if (before !== null) cleared.push(before.id);
      continue;
    }
    if (judgement.isUnfinished) unverified++;
    if (judgement.cast.filter(({ vote }) => vote.overstated !== '').length >= 2) overstated.add(finding.id);
    // A confirmed finding stays confirmed if no skeptic could be asked again; new wording is not confirmed.
    const isUnasked = judgement.standing === 'unverified' && before !== null;
    const confirmed = isUnasked ? await relocate(before, one, passContext) : null;
    findings.push(confirmed ?? finding);
  }
  return { findings, refuted, withheld, leftAside, cleared, overstated, unverified };
}

/** Whether skeptics agree that it is of low severity, without a condition. */
function isAgreedLow({ severity, judged }: Finding): boolean {
  return severity === 'low' && judged?.limits === undefined && judged?.standing !== 'unverified';
}

/** The finding without the skeptics' earlier remarks: the new votes replace them. */
function withoutRemarks({
  limits: _limits,
  mild: _mild,
  order: _order,
  corrections: _corrections,
  ...judged
}: Judged): Judged {
  return judged;
}

/** What identifies a finding, so that people's decisions about it keep their effect. */
function identityOf({ id, subject, rule, authority }: Finding): Pick<Finding, 'id' | 'subject' | 'rule' | 'authority'> {
  return { id, subject, rule, authority };
}

function claimed({ rule, file, quote, message, why }: Withheld) {
  return { rule, path: file, quote, message, why };
}

function evidenceFor({ path }: Finding, { parts }: VerificationContext): string | null {
  return parts.find(({ shard }) => shard.diffs.some((diff) => diff.path === path))?.evidence ?? null;
}
