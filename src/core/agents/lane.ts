import type { AgentReport } from '../model/agent-report.ts';
import type { Finding } from '../model/finding.ts';
import type { Lanes } from '../model/publication.ts';
import type { AgentLimits } from './agent-limits.ts';
import { byId, type Case, spokenFindings } from './material/case.ts';
import { type Earlier, earlierOf } from './material/earlier.ts';
import { documentsFor } from './material/documents.ts';
import { evidenceText } from './material/evidence.ts';
import { editFindings } from './editing/edit-findings.ts';
import { firstThenParallel } from './conversation/first-then-parallel.ts';
import { type KnownPart, partOf } from './material/known-part.ts';
import { locator } from './claims/locate.ts';
import { openCase } from './material/open-case.ts';
import type { Panel } from './definition/panel.ts';
import { preamble } from './definition/review-contract.ts';
import { spendingBudgetOf } from './conversation/spending-budget.ts';
import { runPass, type PassResult, passesOver, type PassContext } from './finding/pass.ts';
import { mostHandOffs, triage } from './claims/triage.ts';
import { suspectsIn } from './material/suspects.ts';
import { verifyClaims } from './refuting/verify-claims.ts';

/** The most refuted claims that are listed. */
const mostWithheld = 20;
const mostLeftAside = 100;

/** The result of the agents. */
export interface AgentResult {
  /** Their findings. */
  readonly findings: readonly Finding[];
  /** Findings that skeptics refuted. */
  readonly refuted: readonly Finding[];
  /** Additions to rules' findings, by id. */
  readonly added: ReadonlyMap<string, NonNullable<Finding['added']>>;
  /** The ids of earlier findings that are resolved. */
  readonly cleared: readonly string[];
  readonly lane: Pick<Lanes, 'agent' | 'because'>;
  readonly report: AgentReport;
}

/**
 * Has the agents look at a change, checks their claims by code, and has skeptics try to refute them. Results for
 * unchanged evidence are taken over from the earlier review, and earlier findings stay until something refutes them.
 */
export async function runAgents(one: Case, panel: Panel, limits: AgentLimits): Promise<AgentResult> {
  const { shards, skipped, factIndex, fence, surroundings, background } = openCase(one, limits);
  const spending = spendingBudgetOf(limits.dollars);
  const documents = await documentsFor(one, factIndex, surroundings);
  const passContext: PassContext = {
    access: { ask: limits.ask, spending, system: preamble(one.questions), surroundings, fence },
    claimContext: {
      questions: one.questions,
      locate: locator(surroundings),
      facts: byId(factIndex),
      findings: spokenFindings(one),
      areaOf: one.areaOf,
    },
    show: (shard) => evidenceText(shard, { ...background, documents }, fence),
  };
  const parts = shards.map((shard) => partOf(shard, panel, one, passContext.show));
  const earlier: Earlier = earlierOf(one.earlier, parts);
  const results = await firstThenParallel(
    parts
      .filter((part) => !earlier.known.has(part.fingerprint))
      .flatMap((part) => passesOver(part, panel).map((each) => () => runPass(each, one, passContext))),
  );
  const triaged = triage(results, one);
  const verified = await verifyClaims(triaged.rated, earlier, { one, panel, passContext, parts });
  const findings = verified.isAnew
    ? await editFindings(
        { findings: verified.findings, overstated: verified.overstated, intent: one.intent },
        panel,
        passContext.access,
      )
    : verified.findings;
  const because = whyUnfinished(results, verified.unverified, spending.closed());
  const spent = spending.spent();
  return {
    findings,
    refuted: verified.refuted,
    added: triaged.added,
    cleared: verified.cleared,
    lane: { agent: stateOf(results, because), because },
    report: {
      agents: panel.finders.map(({ name }) => name),
      ...spent,
      handOffs: [...earlier.handOffs, ...triaged.handOffs].slice(0, mostHandOffs),
      suspects: await confirmed(results, suspectsIn(one.files, one.trees), passContext),
      skipped,
      dropped: triaged.dropped,
      leftAside: [...earlier.leftAside, ...triaged.leftAside, ...verified.leftAside].slice(0, mostLeftAside),
      withheld: [...earlier.withheld, ...verified.withheld].slice(0, mostWithheld),
      notes: panel.notes,
      judged: judgedParts(parts, results, earlier, findings),
    },
  };
}

function stateOf(results: readonly PassResult[], because: string | null): Lanes['agent'] {
  if (because === null) return 'done';
  return results.length > 0 && !results.some(({ answered }) => answered) ? 'failed' : 'incomplete';
}

function whyUnfinished(results: readonly PassResult[], unverified: number, closed: string | null): string | null {
  const unfinished = results.find(({ because }) => because !== null)?.because ?? null;
  if (unfinished !== null) return unfinished;
  if (unverified === 0) return null;
  const findings = unverified === 1 ? 'one finding' : `${unverified} findings`;
  return `${findings} could not be put to the test${closed === null ? '' : `: ${closed}`}`;
}

/** Lines that look suspicious, and those an agent named, if they exist. */
async function confirmed(
  results: readonly PassResult[],
  found: AgentReport['suspects'],
  { claimContext }: PassContext,
): Promise<AgentReport['suspects']> {
  const named = [];
  for (const quoted of results.flatMap(({ suspects }) => suspects)) {
    const at = await claimContext.locate(quoted);
    if (at?.touched) named.push({ file: at.path, line: at.line, side: at.side });
  }
  const all = [...found, ...named];
  return [...new Map(all.map((one) => [`${one.side} ${one.file}:${one.line}`, one])).values()].slice(0, 20);
}

/** The ids of the findings of each part that was judged completely, now or earlier. */
function judgedParts(
  parts: readonly KnownPart[],
  results: readonly PassResult[],
  earlier: Earlier,
  findings: readonly Finding[],
): AgentReport['judged'] {
  const isWhole = ({ fingerprint, shard }: KnownPart): boolean =>
    earlier.known.has(fingerprint) ||
    results.filter(({ part }) => part.shard === shard).every(({ because }) => because === null);
  return Object.fromEntries(
    parts.filter(isWhole).map(({ fingerprint, shard }) => {
      const paths = new Set(shard.files.flatMap(({ before, after }) => [before, after]));
      const own = findings.filter(({ path, judged }) => paths.has(path) && judged?.standing !== 'unverified');
      return [fingerprint, own.map(({ id }) => id)];
    }),
  );
}
