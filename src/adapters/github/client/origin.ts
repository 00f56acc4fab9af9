import type { Host } from './host.ts';

/** A repository, and how its host is asked about it. */
export interface Origin {
  readonly host: Host;
  readonly owner: string;
  readonly name: string;
  /** Whether the host answers GraphQL: it does not to those without a token. */
  readonly graphql: boolean;
}
