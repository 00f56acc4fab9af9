import { type Edits, noSetbacks, type Setbacks } from '../../../core/model/edits.ts';
import { UserProblem } from '../../../core/model/problem.ts';
import type { Check } from '../../../core/model/publication.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Said } from '../../../core/model/said.ts';
import { completeCheck } from '../checks/complete-check.ts';
import { createFileComment } from './create-file-comment.ts';
import { createReview } from './create-review.ts';
import { dismissReview } from './dismiss-review.ts';
import { hideComment } from './hide-comment.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { readStanding } from '../said/read-standing.ts';
import { resolveThread } from './resolve-thread.ts';
import { rewriteComment } from './rewrite-comment.ts';
import { writeSummary } from './write-summary.ts';

/** The pull request, head and check that a publication is for. */
export interface Posting {
  readonly host: Host;
  readonly me: Me;
  readonly pull: PullRequest;
  /** The commit that was reviewed. */
  readonly head: string;
  /** The check run that was started for it; null if we may not have one. */
  readonly check: number | null;
  /** It has no annotations yet. */
  readonly bare?: boolean;
}

/** The texts to post, which depend on what was posted before and what the host refuses. */
export interface Words {
  readonly edits: (said: Said, setbacks: Setbacks) => Edits;
  /** The check if no comment can be posted. */
  readonly alone: Check;
  /** The check of a head that was replaced by a newer push. */
  readonly superseded: Check;
}

/** The result of publishing, and what the host did not allow. */
export type Posted = {
  readonly problems: readonly UserProblem[];
  /** Why the check did not end; null if it did. */
  readonly unended: UserProblem | null;
} & (
  | { readonly end: 'superseded' | 'closed' | 'refused' }
  /** `said` is what was on the pull request before. */
  | { readonly end: 'published'; readonly said: Said }
);

/**
 * Publishes on a pull request: review, comments on files, resolved findings, summary, and last the check, which links
 * to the summary. It can be interrupted after any write and run again. What the host forbids is skipped and reported.
 * @throws TryAgain if the host wants to be asked later.
 */
export async function publish(posting: Posting, words: Words): Promise<Posted> {
  const { host, pull, head, me } = posting;
  const problems: UserProblem[] = [];
  const attempt = attempting(problems);
  const conclude = async (words: Check, details: string | null = null): Promise<UserProblem | null> =>
    (await attempt(() => complete(posting, words, details))) ?? null;
  const now = await attempt(() => readStanding(host, pull, me));
  const isKnown = !(now instanceof UserProblem);
  if (isKnown && now.head !== head) {
    return { end: 'superseded', problems, unended: await conclude(words.superseded) };
  }
  if (!isKnown || now.isClosed) {
    return { end: isKnown ? 'closed' : 'refused', problems, unended: await conclude(words.alone) };
  }
  const { said } = now;
  const setbacks = await comment(posting, words.edits(said, noSetbacks), attempt);
  const { summary, check } = words.edits(said, setbacks);
  const written = summary && (await attempt(() => writeSummary(host, pull, { ...summary, me })));
  const isStale = written instanceof UserProblem && said.summary !== null;
  const known = said.summary?.mark.notes['summary'] === head ? said.summary.url : null;
  const told = isStale ? words.edits(said, { ...setbacks, stale: true }).check : check;
  const unended = await conclude(told, typeof written === 'string' ? written : known);
  return { end: 'published', said, problems, unended };
}

type Attempt = <T>(step: () => Promise<T>) => Promise<T | UserProblem>;

/** Runs a step, and collects the problem if somebody has to fix something first: the next step may be possible. */
function attempting(problems: UserProblem[]): Attempt {
  return async (step) => {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof UserProblem)) throw error;
      problems.push(error);
      return error;
    }
  };
}

/** Makes all edits but the summary and the check; returns what the host refused. */
async function comment(posting: Posting, edits: Edits, attempt: Attempt): Promise<Setbacks> {
  const { host, pull, head, me } = posting;
  const { review } = edits;
  const failed = review && (await attempt(() => createReview(host, pull, { head, review, me })));
  const unposted = failed instanceof UserProblem && review ? review.comments : [];
  const isAnchor = failed instanceof UserProblem && failed.code === 'refused';
  const refused = isAnchor ? [] : unposted.flatMap(({ findings }) => findings);
  for (const comment of [...(isAnchor ? unposted : []), ...edits.onFiles]) {
    const failed = await attempt(() => createFileComment(host, pull, { head, comment, me }));
    if (failed instanceof UserProblem) refused.push(...comment.findings);
  }
  const unchanged = new Set<number>();
  for (const edit of edits.rewrites) {
    const failed = await attempt(() => rewriteComment(host, pull, edit));
    if (failed instanceof UserProblem) unchanged.add(edit.comment);
  }
  const isChanged = (edit: { readonly comment: number }) => !unchanged.has(edit.comment);
  for (const edit of edits.hide.filter(isChanged)) await attempt(() => hideComment(host, pull, edit));
  for (const edit of edits.resolve.filter(isChanged)) await attempt(() => resolveThread(host, edit.thread));
  let stuck = false;
  for (const edit of edits.dismiss) {
    stuck = (await attempt(() => dismissReview(host, pull, edit))) instanceof UserProblem || stuck;
  }
  return { ...noSetbacks, refused, stuck };
}

async function complete(
  { host, pull, check, bare = false }: Posting,
  words: Check,
  details: string | null,
): Promise<void> {
  if (check === null) return;
  await completeCheck(host, { ...pull, id: check, bare }, words, details);
}
