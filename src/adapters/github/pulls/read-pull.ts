import type { Intent } from '../../../core/model/job.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { ofPull } from '../client/address.ts';
import { hostAnswerOrNull } from '../client/host-answer.ts';
import type { Host } from '../client/host.ts';

/** A pull request as it is now. */
export interface PullState {
  /** With the names its repository has today: repositories are renamed and moved. */
  readonly pull: PullRequest;
  /** What it is called in a title: `acme/shop#12`. Nothing a person wrote is in it. */
  readonly title: string;
  /** What its author says of it. */
  readonly intent: Intent;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly draft: boolean;
  /** Nobody but those who may write can say anything in its conversation, and the App cannot. */
  readonly locked: boolean;
  /** The commit to review. */
  readonly head: string;
  /** The branch it will be merged into, and a commit that was its tip. */
  readonly base: { readonly ref: string; readonly sha: string };
  /** It comes from another repository, or from one that is gone. Both are read through the base repository. */
  readonly fork: boolean;
  readonly labels: readonly string[];
  readonly author: string;
  /** How many files it changes; the host lists at most 3,000 of them. */
  readonly files: number;
  /** How many comments there are, ours too. */
  readonly comments: { readonly conversation: number; readonly diff: number };
}

/** Asks how a pull request is now; null where there is none, or none any more. */
export async function readPull(host: Host, pull: PullRequest): Promise<PullState | null> {
  const { owner, name } = pull.repository;
  const title = `${owner}/${name}#${pull.number}`;
  const answer = await hostAnswerOrNull(title, host.rest.pulls.get(ofPull(pull)));
  if (answer === null) return null;
  const { base, head, ...data } = answer.data;
  const repository = { ...pull.repository, owner: base.repo.owner.login, name: base.repo.name, id: base.repo.id };
  return {
    pull: { repository, number: data.number },
    title: `${repository.owner}/${repository.name}#${data.number}`,
    intent: { title: data.title, description: data.body ?? '' },
    state: data.state,
    merged: data.merged,
    draft: data.draft ?? false,
    locked: data.locked,
    head: head.sha,
    base: { ref: base.ref, sha: base.sha },
    fork: (head.repo as { readonly id: number } | null)?.id !== base.repo.id,
    labels: data.labels.map((label) => label.name),
    author: (data.user as { readonly login: string } | null)?.login ?? 'ghost',
    files: data.changed_files,
    comments: { conversation: data.comments, diff: data.review_comments },
  };
}
