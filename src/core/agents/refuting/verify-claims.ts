import type { LeftAside, Withheld } from '../../model/agent-report.ts';
import type { Finding, Judged } from '../../model/finding.ts';
import { earlierClaimOf } from '../claims/earlier-claim.ts';
import type { Case } from '../material/case.ts';
import type { Quoted } from '../claims/quoted.ts';
import type { Earlier } from '../material/earlier.ts';
import { findingOf } from '../claims/finding-of.ts';
import { firstThenParallel } from '../conversation/first-then-parallel.ts';
import type { KnownPart } from '../material/known-part.ts';
import type { Panel } from '../definition/panel.ts';
import type { PassContext } from '../finding/pass.ts';
import type { RatedInPart } from '../claims/triage.ts';
import { type Offered, offeredOf } from '../claims/suggestion.ts';
import { assess, withheldOf } from './assessment.ts';
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

/**
 * Puts what was found to the test, and with it what was said before about code that has changed since. An earlier
 * finding stands unless its line is gone or a skeptic refutes it; one that is found again is the same finding. What was
 * withheld before is not put to the test again while the line that speaks against it stands.
 */
export async function verifyClaims(
  found: readonly RatedInPart[],
  earlier: Earlier,
  context: VerificationContext,
): Promise<VerifiedClaims> {
  const { one, panel, passContext } = context;
  const known = [...earlier.kept, ...earlier.open];
  const refutedBefore = await stillWithheld(earlier.refuted, context);
  const claimedBefore = refutedBefore.map(claimed);
  const candidates = found
    .map((draft) => ({ draft, before: earlierClaimOf(draft, known) }))
    .filter(({ draft, before }) => before !== null || earlierClaimOf(draft, claimedBefore) === null);
  const again = new Set(candidates.flatMap(({ before }) => (before === null ? [] : [before.id])));
  const isNew = ({ id }: Finding): boolean => !again.has(id);
  const kept = await allRelocated(earlier.kept.filter(isNew), context);
  const open = await allRelocated(earlier.open.filter(isNew), context);
  const cleared = [...kept.gone, ...open.gone];
  const standing = [...kept.there];
  let left = mostVerified;
  const isTried = (severity: Finding['severity']) => votesFor(severity) > 0 && left-- > 0;
  const judge = async (isAsked: boolean, tried: ClaimToVerify): Promise<Verification> =>
    isAsked
      ? verifyClaim(tried, panel, passContext.access, passContext.claimContext.locate)
      : { standing: 'unverified', cast: [], isUnfinished: false };
  const tries = [
    ...candidates.map(({ draft, before }) => {
      const rule = one.questions[draft.claim.check];
      const isAsked = isTried(draft.severity);
      return async () => {
        const judgement = await judge(isAsked, {
          severity: draft.severity,
          check: draft.claim.check,
          claim: claimText(draft),
          spots: [draft.at, ...draft.evidence],
          evidence: draft.part.evidence,
        });
        const { severity, judged, check } = assess(draft.severity, judgement);
        const better = check !== null && Object.hasOwn(one.questions, check) ? check : draft.claim.check;
        const filed = { ...draft, severity, claim: { ...draft.claim, check: better } };
        const finding =
          rule &&
          findingOf(filed, one.questions[better] ?? rule, judged, offeredOf(draft.claim.replacement, draft.at, one));
        return {
          finding: finding && before ? { ...finding, ...identityOf(before) } : finding,
          judgement,
          before,
        };
      };
    }),
    ...open.there.map((finding) => {
      const evidence = evidenceFor(finding, context);
      const isAsked = evidence !== null && isTried(finding.severity);
      return async () => {
        const judgement = await judge(isAsked, {
          severity: finding.severity,
          check: finding.rule,
          claim: findingText(finding),
          spots: [finding, ...(finding.judged?.evidence ?? []).map(quotedOf)],
          evidence: evidence ?? '',
        });
        const { severity, judged: tested } = assess(finding.severity, judgement);
        const judged = finding.judged && { ...withoutRemarks(finding.judged), ...tested };
        return { finding: { ...finding, severity, ...(judged && { judged }) }, judgement, before: finding };
      };
    }),
  ];
  const refuted: Finding[] = [];
  const withheld = [...refutedBefore];
  const leftAside: LeftAside[] = [];
  const overstated = new Set<string>();
  let unverified = 0;
  for (const { finding, judgement, before } of await firstThenParallel(tries)) {
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
    const confirmed = judgement.standing === 'unverified' && before !== null ? await relocated(before, context) : null;
    standing.push(confirmed ?? finding);
  }
  return {
    findings: standing,
    refuted,
    withheld,
    leftAside,
    overstated,
    isAnew: tries.length > 0,
    cleared,
    unverified,
  };
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

/** The refuted claims that still are: their line and the line that refutes them both exist. */
async function stillWithheld(
  withheld: readonly Withheld[],
  { passContext }: VerificationContext,
): Promise<readonly Withheld[]> {
  const { locate } = passContext.claimContext;
  const still: Withheld[] = [];
  for (const one of withheld) {
    const { file, side, line, quote, decisive } = one;
    const at = await locate({ path: file, side, line, quote });
    const against = decisive && (await locate(quotedOf(decisive)));
    if (at?.touched && against) still.push({ ...one, line: at.line, decisive: { ...decisive, line: against.line } });
  }
  return still;
}

/** Earlier findings at their current lines, and the ids of those that are resolved. */
async function allRelocated(findings: readonly Finding[], context: VerificationContext) {
  const there: Finding[] = [];
  const gone: string[] = [];
  for (const finding of findings) {
    const moved = await relocated(finding, context);
    if (moved === null) gone.push(finding.id);
    else there.push(moved);
  }
  return { there, gone };
}

/**
 * The finding where its line is now; null where the change no longer has anything to do with it. Where a file of it cannot
 * be had today, nobody knows, and it stays as it is.
 */
async function relocated(finding: Finding, { one, passContext }: VerificationContext): Promise<Finding | null> {
  const { locate } = passContext.claimContext;
  const { path, side, line, quote, judged } = finding;
  const quoted = (judged?.evidence ?? []).map(quotedOf);
  if (await isOutOfReach([finding, ...quoted], passContext)) return finding;
  const at = await locate({ path, side, line, quote });
  if (at === null) return null;
  const evidence = await Promise.all(quoted.map(locate));
  if (!at.touched && !evidence.some((each) => each?.touched)) return null;
  return {
    ...finding,
    path: at.path,
    side: at.side,
    line: at.line,
    ...(finding.group && at.line !== finding.line && { group: { ...finding.group, also: [] } }),
    ...(judged && { judged: withOffered(judged, offeredOf(judged.suggestion ?? judged.sketch ?? null, at, one)) }),
  };
}

function withOffered({ sketch: _sketch, ...judged }: Judged, offered: Offered): Judged {
  return { ...judged, ...offered };
}

async function isOutOfReach(
  places: readonly Pick<Quoted, 'path' | 'side'>[],
  { access }: PassContext,
): Promise<boolean> {
  for (const { path, side } of places) {
    const looked = (await access.surroundings.look(side, [path])).get(path) ?? null;
    if (looked !== null && 'refused' in looked) return true;
  }
  return false;
}

function quotedOf({ file, side, line, quote }: Judged['evidence'][number]): Quoted {
  return { path: file, side, line, quote };
}

function evidenceFor({ path }: Finding, { parts }: VerificationContext): string | null {
  return parts.find(({ shard }) => shard.diffs.some((diff) => diff.path === path))?.evidence ?? null;
}
