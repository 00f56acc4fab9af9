import type { Event } from './event.ts';
import { commitAt, repositoryOf, textAt } from './payload.ts';

/** The merge queue waits for our check on a commit of its own, and lets the pull request go when nobody answers. */
const mergeGroup: Event = (payload) => {
  const repository = repositoryOf(payload);
  const head = commitAt(payload, 'merge_group', 'head_sha');
  const base = commitAt(payload, 'merge_group', 'base_sha');
  if (repository === null || head === null) return null;
  const action = textAt(payload, 'action');
  if (action === 'destroyed') return { kind: 'merge-group-gone', repository, head };
  if (action !== 'checks_requested' || base === null) return null;
  const ref = textAt(payload, 'merge_group', 'head_ref');
  return { kind: 'merge-group', repository, head, base, ref, again: false, trace: null };
};

export default mergeGroup;
