import { Octokit } from '@octokit/rest';
import { UserProblem } from '../../../core/model/problem.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { Host } from './host.ts';
import { silent } from './silent.ts';

/** A host, as a user of the command line reaches it. */
export interface PersonHost {
  readonly host: Host;
  /** Without a token a host shows what is public, answers no GraphQL, and has a low rate limit. */
  readonly hasToken: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The host with this name, and the token of the environment.
 * @throws UserProblem if it is neither github.com nor `GHE_HOST`: an address from somebody else must not make us send
 * the token to its host.
 */
export function personHost(name: string, { GITHUB_TOKEN, GH_TOKEN, GHE_HOST, GHE_PROTOCOL }: Environment): PersonHost {
  if (name !== 'github.com' && name !== GHE_HOST?.toLowerCase()) {
    throw new UserProblem(
      'host',
      `${name} is not github.com, and GHE_HOST does not name it.`,
      `If it is your own GitHub server: GHE_HOST=${name} architect review ADDRESS`,
    );
  }
  const token = GITHUB_TOKEN || GH_TOKEN || null;
  const host = new Octokit({
    baseUrl: baseOf(name, GHE_PROTOCOL === 'http' ? 'http' : 'https'),
    userAgent: 'architect',
    log: silent,
    request: { fetch: boundedFetch() },
    ...(token !== null && { auth: token }),
  });
  return { host, hasToken: token !== null };
}

function baseOf(name: string, protocol: 'http' | 'https'): string {
  if (name === 'github.com' || name.endsWith('.ghe.com')) return `https://api.${name}`;
  return `${protocol}://${name}/api/v3`;
}
