import { type Edits, type NewReview, noSetbacks, type Setbacks } from '../../model/edits.ts';
import { idsOf, type Verified } from '../../model/finding.ts';
import type { InlineComment, Publication } from '../../model/publication.ts';
import type { Lane, Said } from '../../model/said.ts';
import { acceptedIn } from '../parts/accepted.ts';
import { annotationsOf } from '../parts/annotation.ts';
import { commentsOf } from '../parts/comment.ts';
import { isPartial, isWhole } from '../parts/coverage.ts';
import { isSameText } from '../words/is-same-text.ts';
import { retire } from './retired.ts';
import { reviewBody, withFileBody } from '../parts/review-body.ts';
import { settle, wasPosted } from './settled.ts';
import { type Before, summaryOf } from '../parts/summary.ts';
import { isMinor, published } from '../parts/tally.ts';

/** The most comments in a review: with more, the host was seen to fail after creating some of them. */
const mostComments = 30;

/**
 * What is to be done on a pull request where this was said, so that it says what the publication says. What stands is
 * left alone, what is gone is marked as resolved, what is new is added, and what a person dismissed is not raised
 * again. The check counts every finding, whatever became of its comment. `setbacks` are what the host refused when these
 * edits were made: the summary and the check are written when that is known.
 */
export function reconcile(publication: Publication, said: Said, head: string, setbacks: Setbacks = noSetbacks): Edits {
  const { lanes, manner, cleared, coverage } = publication;
  if (lanes.rules === 'none') return { ...nothingToDo, check: publication.check };
  const settled = settle(publication.verified, said, setbacks.refused);
  const wanted = commentsOf(settled.verified.filter(({ finding }) => settled.fresh.has(finding.id)));
  const onFiles = wanted.filter(({ onFile }) => onFile);
  const review = reviewOf(
    wanted.filter(({ onFile }) => !onFile),
    publication,
    said,
    head,
  );
  const posted = new Set([...onFiles, ...(review?.comments ?? [])].flatMap(({ findings }) => findings));
  const verified = settled.verified.map((one): Verified => {
    const isUnposted =
      settled.fresh.has(one.finding.id) && one.verdict.publish === 'inline' && !posted.has(one.finding.id);
    return isUnposted ? { ...one, verdict: { publish: 'summary' } } : one;
  });
  const shown = published(verified);
  const accepted = acceptedIn(verified);
  const { earlier, ...retired } = retire(said.comments, {
    head,
    standing: new Map(
      [...accepted, ...shown].flatMap(({ finding }) => [...idsOf(finding)].map((id) => [id, finding] as const)),
    ),
    accepted: new Map(accepted.map(({ finding, acceptance }) => [finding.id, acceptance])),
    back: settled.back,
    isOver: (id, judged) => (judged ? cleared.includes(id) : isWhole(coverage)),
    resolveThreads: manner.resolveThreads,
  });
  const commented = verified.flatMap(({ finding }) => (posted.has(finding.id) ? [...idsOf(finding)] : []));
  const before: Before = {
    found: hasFound(said),
    posted: [...new Set([...wasPosted(said), ...commented])].toSorted(),
    earlier,
    stuck: setbacks.stuck,
    stale: setbacks.stale,
  };
  const summary = summaryOf({ ...publication, title: publication.check.title, verified }, head, before);
  return {
    review,
    onFiles: onFiles.map(withFileBody),
    ...retired,
    dismiss: dismissals(publication, said),
    summary: summaryEdit(summary, publication, said),
    check: { ...publication.check, summary, annotations: annotationsOf(shown, coverage) },
  };
}

const nothingToDo: Omit<Edits, 'check'> = {
  review: null,
  onFiles: [],
  rewrites: [],
  hide: [],
  resolve: [],
  dismiss: [],
  summary: null,
};

/**
 * One review per head and lane; later findings are in the summary and on the check. A review without comments is posted
 * only to request changes because of a new finding.
 */
function reviewOf(
  wanted: readonly InlineComment[],
  publication: Publication,
  said: Said,
  head: string,
): NewReview | null {
  const of = new Map(publication.verified.map((one) => [one.finding.id, one]));
  const isJudged = ({ findings }: InlineComment) => findings.some((id) => of.get(id)?.finding.by !== 'rules');
  const isFree = (lane: Lane) => !said.reviews.some((review) => review.head === head && review.lane === lane);
  const judged = wanted.filter(isJudged);
  const lane = isFree('rules') && (wanted.length === 0 || judged.length < wanted.length) ? 'rules' : 'agent';
  const comments = (lane === 'rules' ? wanted : judged).slice(0, mostComments);
  const asks = asksForChanges(publication);
  if ((comments.length === 0 && !(asks && hasNews(publication, said))) || !isFree(lane)) return null;
  const commented = comments.flatMap(({ findings }) => findings.flatMap((id) => of.get(id) ?? []));
  return {
    lane,
    event: asks ? 'REQUEST_CHANGES' : 'COMMENT',
    body: reviewBody({ commented, shown: published(publication.verified) }, lane, head),
    comments: comments.map(withFileBody),
  };
}

function asksForChanges({ manner, check }: Publication): boolean {
  return manner.requestChanges && check.conclusion === 'failure';
}

/** Whether a finding is published that the summary did not have, and no review of ours requests changes yet. */
function hasNews({ verified }: Publication, { summary, reviews }: Said): boolean {
  const known = new Set(summary?.mark.ids);
  const isNew = published(verified).some(({ finding }) => !known.has(finding.id));
  return isNew && !reviews.some(({ asksForChanges }) => asksForChanges);
}

function hasFound({ summary, comments }: Said): boolean {
  const mark = summary?.mark;
  return comments.length > 0 || (mark !== undefined && (mark.ids.length > 0 || mark.notes['found'] === 'yes'));
}

/** A request for changes that is settled has to be dismissed, or it would block the merge for good. */
function dismissals(publication: Publication, { reviews }: Said): Edits['dismiss'] {
  const mayStand = publication.manner.requestChanges && !isWhole(publication.coverage);
  if (asksForChanges(publication) || mayStand) return [];
  const message = 'Nothing that would fail the check is left.';
  return reviews.filter((review) => review.asksForChanges).map(({ id }) => ({ review: id, message }));
}

/**
 * The summary is posted if there is something to report, and kept up to date from then on. No findings, or only minor
 * ones, need no comment: the check has them.
 */
function summaryEdit(body: string, publication: Publication, { summary }: Said): Edits['summary'] {
  if (summary) return isSameText(summary.body, body) ? null : { comment: summary.id, body };
  const { verified, coverage, preview } = publication;
  const isWorthIt = published(verified).some((one) => !isMinor(one)) || isPartial(coverage) || preview !== null;
  return isWorthIt ? { comment: null, body } : null;
}
