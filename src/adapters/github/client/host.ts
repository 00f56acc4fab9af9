import type { Octokit } from '@octokit/rest';

/** How the host is asked: what both an installation of the App and a person's token bring. */
export type Host = Pick<Octokit, 'rest' | 'request' | 'graphql' | 'paginate'>;

/** A host whose requests can be looked at and sent again, and whose token can be renewed. */
export type Asking = Host & Pick<Octokit, 'hook' | 'auth'>;
