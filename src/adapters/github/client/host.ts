import type { Octokit } from '@octokit/rest';

/** How the host is asked: what both an installation of the App and a person's token bring. */
export type Host = Pick<Octokit, 'rest' | 'request' | 'graphql' | 'paginate'>;
