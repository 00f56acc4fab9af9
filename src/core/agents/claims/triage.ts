import type { AgentReport, HandOff, LeftAside } from '../../model/agent-report.ts';
import type { Finding } from '../../model/finding.ts';
import type { Case } from '../material/case.ts';
import { merge, type Rated } from './merge.ts';
import { rate } from './rate.ts';
import type { PassResult, Part } from '../finding/pass.ts';
import { sentence } from '../text/sentence.ts';
import { unshownNames } from './unshown-names.ts';
import type { Draft } from '../verify/draft.ts';

/** A draft, and the part it was found in. */
export interface RatedInPart extends Rated {
  readonly part: Part;
}

/** The drafts, sorted by what happens to them. */
export interface Triaged {
  /** To be verified, each once, the most severe first. */
  readonly rated: readonly RatedInPart[];
  readonly added: ReadonlyMap<string, NonNullable<Finding['added']>>;
  readonly handOffs: readonly HandOff[];
  readonly dropped: AgentReport['dropped'];
  /** Not raised, because of their severity. */
  readonly leftAside: readonly LeftAside[];
}

/** The most hand-offs that are listed. */
export const mostHandOffs = 10;
const mostDropped = 40;

/**
 * Sorts the checked drafts: explanations of rules' findings, hand-offs, and findings. If several explain the same
 * finding, the first is used. Low severity is not raised unless the configuration wants it; minor findings are raised
 * in the first review only.
 */
export function triage(results: readonly PassResult[], one: Case): Triaged {
  const added = new Map<string, NonNullable<Finding['added']>>();
  const handOffs = new Map<string, HandOff>();
  const rated: RatedInPart[] = [];
  const leftAside: LeftAside[] = [];
  const dropped = results.flatMap((each) => [
    ...each.dropped.map(({ claim, because }) => ({ title: claim.title, because })),
    ...Array.from({ length: each.malformed }, () => ({
      title: '',
      because: 'it could not be read, or came after forty others',
    })),
  ]);
  for (const { drafts } of results) {
    for (const draft of drafts) {
      const { claim, at, by, explains } = draft;
      if (at === null) continue;
      if (explains !== null) {
        if (!added.has(explains.id)) added.set(explains.id, { by, text: explanationOf(draft) });
        continue;
      }
      if (claim.defer !== null) {
        const key = `${claim.defer} ${at.path}:${at.line}`;
        if (!handOffs.has(key)) handOffs.set(key, { to: claim.defer, what: claim.title, file: at.path, line: at.line });
        continue;
      }
      const severity = severityOf(draft, one);
      if (severity === null) continue;
      if (one.raisesLow ? severity === 'low' && wasReviewed(one) : claim.severity === 'low') {
        leftAside.push({ rule: claim.check, message: sentence(claim.title), file: at.path, line: at.line });
      } else rated.push({ ...draft, at, severity });
    }
  }
  return {
    rated: merge(rated),
    added,
    handOffs: [...handOffs.values()],
    dropped: dropped.slice(0, mostDropped),
    leftAside,
  };
}

/** One unknown name may be common knowledge; more are not. */
const mostUnknown = 1;

/**
 * Explanations of rules' findings are not verified by skeptics: names in them that were not shown are pointed out to
 * the reader.
 */
function explanationOf({ claim, unknown }: Draft): string {
  return [sentence(claim.scenario), ...(unknown.length > mostUnknown ? unshownNames(unknown) : [])].join(' ');
}

/** Whether an earlier review came to a result. */
function wasReviewed({ earlier }: Case): boolean {
  return Object.keys(earlier?.agent?.judged ?? {}).length > 0;
}

function severityOf({ claim, at }: Draft, { questions, facts }: Case): Rated['severity'] | null {
  const rule = Object.hasOwn(questions, claim.check) ? questions[claim.check] : undefined;
  if (rule === undefined || at === null) return null;
  const sources = at.side === 'after' ? facts.sources.after : facts.sources.before;
  return rate(rule.severity, claim.severity, sources.find(({ path }) => path === at.path)?.role ?? null);
}
