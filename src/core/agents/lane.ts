import type { AgentReport } from '../model/agent-report.ts';
import type { Finding } from '../model/finding.ts';
import type { Lanes } from '../model/publication.ts';
import type { AgentLimits } from './agent-limits.ts';
import { byId, type Case, spokenFindings } from './material/case.ts';
import { type Earlier, earlierOf } from './material/earlier.ts';
import { documentsFor } from './material/documents.ts';
import { evidenceText } from './material/evidence.ts';
import { editFindings } from './editing/edit-findings.ts';
import { inTurn } from './conversation/in-turn.ts';
import { type KnownPart, partOf } from './material/known-part.ts';
import { locator } from './claims/locate.ts';
import { openCase } from './material/open-case.ts';
import type { Panel } from './definition/panel.ts';
import { preamble } from './definition/review-contract.ts';
import { spendingBudgetOf } from './conversation/spending-budget.ts';
import { look, type Looked, looksAt, type LookContext } from './finding/search.ts';
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
  const lookContext: LookContext = {
    access: { ask: limits.ask, spending, system: preamble(one.questions), surroundings, fence },
    ground: {
      questions: one.questions,
      locate: locator(surroundings),
      facts: byId(factIndex),
      findings: spokenFindings(one),
      areaOf: one.areaOf,
    },
    show: (shard) => evidenceText(shard, { ...background, documents }, fence),
  };
  const parts = shards.map((shard) => partOf(shard, panel, one, lookContext.show));
  const earlier: Earlier = earlierOf(one.earlier, parts);
  const looked = await inTurn(
    parts
      .filter((part) => !earlier.known.has(part.fingerprint))
      .flatMap((part) => looksAt(part, panel).map((each) => () => look(each, one, lookContext))),
  );
  const triaged = triage(looked, one);
  const verified = await verifyClaims(triaged.rated, earlier, { one, panel, lookContext, parts });
  const findings = verified.isAnew
    ? await editFindings(
        { findings: verified.findings, overstated: verified.overstated, intent: one.intent },
        panel,
        lookContext.access,
      )
    : verified.findings;
  const because = whyUnfinished(looked, verified.unverified, spending.closed());
  const spent = spending.spent();
  return {
    findings,
    refuted: verified.refuted,
    added: triaged.added,
    cleared: verified.cleared,
    lane: { agent: stateOf(looked, because), because },
    report: {
      agents: panel.finders.map(({ name }) => name),
      ...spent,
      handOffs: [...earlier.handOffs, ...triaged.handOffs].slice(0, mostHandOffs),
      suspects: await confirmed(looked, suspectsIn(one.files, one.trees), lookContext),
      skipped,
      dropped: triaged.dropped,
      leftAside: [...earlier.leftAside, ...triaged.leftAside, ...verified.leftAside].slice(0, mostLeftAside),
      withheld: [...earlier.withheld, ...verified.withheld].slice(0, mostWithheld),
      notes: panel.notes,
      judged: judgedParts(parts, looked, earlier, findings),
    },
  };
}

function stateOf(looked: readonly Looked[], because: string | null): Lanes['agent'] {
  if (because === null) return 'done';
  return looked.length > 0 && !looked.some(({ answered }) => answered) ? 'failed' : 'incomplete';
}

function whyUnfinished(looked: readonly Looked[], unverified: number, closed: string | null): string | null {
  const unlooked = looked.find(({ because }) => because !== null)?.because ?? null;
  if (unlooked !== null) return unlooked;
  if (unverified === 0) return null;
  const findings = unverified === 1 ? 'one finding' : `${unverified} findings`;
  return `${findings} could not be put to the test${closed === null ? '' : `: ${closed}`}`;
}

/** Lines that look suspicious, and those an agent named, if they exist. */
async function confirmed(
  looked: readonly Looked[],
  found: AgentReport['suspects'],
  { ground }: LookContext,
): Promise<AgentReport['suspects']> {
  const named = [];
  for (const quoted of looked.flatMap(({ suspects }) => suspects)) {
    const at = await ground.locate(quoted);
    if (at?.touched) named.push({ file: at.path, line: at.line, side: at.side });
  }
  const all = [...found, ...named];
  return [...new Map(all.map((one) => [`${one.side} ${one.file}:${one.line}`, one])).values()].slice(0, 20);
}

/** The ids of the findings of each part that was judged completely, now or earlier. */
function judgedParts(
  parts: readonly KnownPart[],
  looked: readonly Looked[],
  earlier: Earlier,
  findings: readonly Finding[],
): AgentReport['judged'] {
  const isWhole = ({ fingerprint, shard }: KnownPart): boolean =>
    earlier.known.has(fingerprint) ||
    looked.filter(({ part }) => part.shard === shard).every(({ because }) => because === null);
  return Object.fromEntries(
    parts.filter(isWhole).map(({ fingerprint, shard }) => {
      const paths = new Set(shard.files.flatMap(({ before, after }) => [before, after]));
      const own = findings.filter(({ path, judged }) => paths.has(path) && judged?.standing !== 'unverified');
      return [fingerprint, own.map(({ id }) => id)];
    }),
  );
}
