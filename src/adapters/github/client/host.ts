import type { Octokit } from '@octokit/rest';

/** A client of the host: as an installation of the App, or with a person's token. */
export type Host = Pick<Octokit, 'rest' | 'request' | 'graphql' | 'paginate'>;

/** A client whose requests can be intercepted and sent again, and whose token can be renewed. */
export type Asking = Host & Pick<Octokit, 'hook' | 'auth'>;
