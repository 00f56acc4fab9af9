/** A repository as an installation of the App meets it. Plain data: it is queued. */
export interface Repository {
  readonly installation: number;
  readonly owner: string;
  readonly name: string;
  /** The host's own number: it outlives a rename. */
  readonly id: number;
}

/** Which pull request. Everything else about it is asked of the host when it is needed, because it changes. */
export interface PullRequest {
  readonly repository: Repository;
  readonly number: number;
}

/** What only one review at a time may run for. */
export function keyOf({ repository, number }: PullRequest): string {
  return `${repository.id}#${number}`;
}
