import { idsAt } from '../../model/mark.ts';
import { idsOf, type Verdict, type Verified } from '../../model/finding.ts';
import type { Said, SaidComment } from '../../model/said.ts';

/** The verdicts, given what was posted before. */
export interface Settled {
  readonly verified: readonly Verified[];
  /** The ids of findings that need a new comment. */
  readonly fresh: ReadonlySet<string>;
  /** Findings that are back, by the comment that called them resolved. */
  readonly back: ReadonlyMap<number, readonly string[]>;
}

/**
 * A current finding keeps its comment, even if its line moved. A dismissed one is not raised again. A resolved one that
 * is back gets its old comment back; if that is not visible any more, a new one, once.
 */
export function settle(verified: readonly Verified[], said: Said, refused: readonly string[]): Settled {
  const fresh = new Set<string>();
  const back = new Map<number, readonly string[]>();
  const ever = wasPosted(said);
  const settled = verified.map((one): Verified => {
    const { finding, verdict } = one;
    const { id } = finding;
    if (verdict.publish === false) return one;
    const ids = idsOf(finding);
    const open = said.comments.filter(({ mark }) => mark.ids.some((one) => ids.has(one)));
    const dismissed = open.map(dismissal).find((how) => how !== null);
    if (dismissed) return { finding, verdict: { publish: 'summary', dismissed } };
    const [standing] = open;
    if (standing) return { finding, verdict: inlineAt(one, standing) };
    const over = said.comments.filter(({ mark }) => idsAt(mark, 'gone').includes(id));
    const times = Math.max(ever.has(id) ? 1 : 0, said.reviews.filter(({ posted }) => posted.includes(id)).length);
    if (times > over.length) return { finding, verdict: { publish: 'summary', dismissed: 'deleted' } };
    if (verdict.publish === 'summary' || refused.includes(id) || fresh.has(id)) {
      return { finding, verdict: { publish: 'summary' } };
    }
    const seen = over.findLast(isSeen);
    if (seen) {
      back.set(seen.id, [...(back.get(seen.id) ?? []), id]);
      return { finding, verdict: inlineAt(one, seen) };
    }
    if (over.length > 1) return { finding, verdict: { publish: 'summary' } };
    fresh.add(id);
    return one;
  });
  return { verified: settled, fresh, back };
}

/** The ids of all findings that ever had a comment, by our reviews and our summary. */
export function wasPosted({ summary, reviews, comments }: Said): ReadonlySet<string> {
  return new Set([
    ...(summary ? idsAt(summary.mark, 'posted') : []),
    ...reviews.flatMap(({ posted }) => posted),
    ...comments.flatMap(({ mark }) => [...mark.ids, ...idsAt(mark, 'gone')]),
  ]);
}

/**
 * How a person dismissed a comment about open findings; null if nobody did. We hide and resolve only comments without
 * open findings.
 */
export function dismissal({ hidden, thread, mark }: SaidComment): 'resolved' | 'hidden' | null {
  if (mark.ids.length === 0) return null;
  if (thread?.resolved) return 'resolved';
  return hidden ? 'hidden' : null;
}

/** Whether the comment, once it is not hidden, is visible at its finding. */
function isSeen(comment: SaidComment): boolean {
  return (comment.line !== null || comment.onFile) && !comment.thread?.resolved && dismissal(comment) === null;
}

function inlineAt({ finding }: Verified, { path, line, side }: SaidComment): Verdict {
  return { publish: 'inline', at: { path, line: line ?? finding.line, side } };
}
