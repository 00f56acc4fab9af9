import type { PullRequest, Repository } from '../../../core/model/pull-request.ts';

/** A repository as the host's API is asked for it. */
export function inRepository({ owner, name }: Pick<Repository, 'owner' | 'name'>): { owner: string; repo: string } {
  return { owner, repo: name };
}

/** A pull request as the host's API is asked for it. */
export function ofPull({ repository, number }: PullRequest): { owner: string; repo: string; pull_number: number } {
  return { ...inRepository(repository), pull_number: number };
}

/** A pull request where the API takes it for an issue: its conversation. */
export function ofIssue({ repository, number }: PullRequest): { owner: string; repo: string; issue_number: number } {
  return { ...inRepository(repository), issue_number: number };
}
