import type { Intent } from '../../../core/model/job.ts';
import { UserProblem } from '../../../core/model/problem.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { ofPull } from '../client/address.ts';
import { hostAnswerOrNull } from '../client/host-answer.ts';
import type { Host } from '../client/host.ts';

/** The current state of a pull request. */
export interface PullState {
  /** With the current names of its repository: repositories are renamed and moved. */
  readonly pull: PullRequest;
  /** Its name in titles, `acme/shop#12`, without text of people. */
  readonly title: string;
  /** The author's title and description. */
  readonly intent: Intent;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly draft: boolean;
  /** Its conversation is locked: only people who may write can comment, and the App cannot. */
  readonly locked: boolean;
  /** The commit to review. */
  readonly head: string;
  /** The branch it will be merged into, and a commit that was the branch's tip. */
  readonly base: { readonly ref: string; readonly sha: string };
  /** It is from another repository, or one that was deleted. Both are read through the base repository. */
  readonly fork: boolean;
  readonly labels: readonly string[];
  readonly author: string;
  /** How many files it changes; the host lists at most 3,000. */
  readonly files: number;
  /** How many comments there are, including ours. */
  readonly comments: { readonly conversation: number; readonly diff: number };
}

/** Reads the current state of a pull request; null if it does not exist. */
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

/**
 * The same, of a pull request that the host has told of.
 * @throws UserProblem if it does not show it, or not yet.
 */
export async function readKnownPull(host: Host, pull: PullRequest): Promise<PullState> {
  const state = await readPull(host, pull);
  if (state !== null) return state;
  throw new UserProblem(
    'gone',
    'The pull request is gone, or the App may not see it any more.',
    'Where it is there: is the App installed on its repository?',
  );
}
