import type { Host } from './host.ts';

/** A repository, and the client of its host. */
export interface Origin {
  readonly host: Host;
  readonly owner: string;
  readonly name: string;
  /** Whether the host answers GraphQL, which takes a token. */
  readonly graphql: boolean;
}
