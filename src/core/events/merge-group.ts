import type { Event } from './event.ts';
import { commitAt, repositoryOf, textAt } from './payload.ts';

/**
 * The merge queue asks for our check on its own commit, and gives up if none comes; or the group is gone. A commit that
 * was merged stays, and so does its check.
 */
const mergeGroup: Event = (payload) => {
  const repository = repositoryOf(payload);
  const head = commitAt(payload, 'merge_group', 'head_sha');
  const base = commitAt(payload, 'merge_group', 'base_sha');
  if (repository === null || head === null) return null;
  const action = textAt(payload, 'action');
  const isMerged = textAt(payload, 'reason') === 'merged';
  if (action === 'destroyed') return isMerged ? null : { kind: 'merge-group-gone', repository, head };
  if (action !== 'checks_requested' || base === null) return null;
  const number = queuedIn(textAt(payload, 'merge_group', 'head_ref'));
  return { kind: 'merge-group', repository, head, base, number, again: false, trace: null };
};

/** The number of the pull request in a ref of the queue: `refs/heads/gh-readonly-queue/main/pr-12-<sha>`. */
function queuedIn(ref: string): number | null {
  const [, number] = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]+$/u.exec(ref) ?? [];
  return number === undefined ? null : Number(number);
}

export default mergeGroup;
