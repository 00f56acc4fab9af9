import type { PullRequest, Repository } from '../../../core/model/pull-request.ts';

/** A repository, as parameters of the host's API. */
export function inRepository({ owner, name }: Pick<Repository, 'owner' | 'name'>): { owner: string; repo: string } {
  return { owner, repo: name };
}

/** A pull request, as parameters of the host's API. */
export function ofPull({ repository, number }: PullRequest): { owner: string; repo: string; pull_number: number } {
  return { ...inRepository(repository), pull_number: number };
}

/** A pull request as an issue, which is how the API addresses its conversation. */
export function ofIssue({ repository, number }: PullRequest): { owner: string; repo: string; issue_number: number } {
  return { ...inRepository(repository), issue_number: number };
}
