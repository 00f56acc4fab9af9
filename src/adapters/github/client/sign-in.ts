import { exchangeWebFlowCode, getWebFlowAuthorizationUrl } from '@octokit/oauth-methods';
import { Octokit } from '@octokit/rest';
import type { Host } from './host.ts';
import { silent } from './silent.ts';

/** The App's OAuth client, and the host that people sign in with. */
export interface SignIn {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address of its API. */
  readonly api: string;
  readonly ask: typeof fetch;
}

/**
 * The address where a person signs in. The host redirects to the callback URL of the App, whatever the request says,
 * and passes on the state.
 */
export function signInAddress({ clientId, api }: SignIn, state: string): string {
  const { request } = new Octokit({ baseUrl: api });
  return getWebFlowAuthorizationUrl({ clientType: 'github-app', clientId, state, request }).url;
}

/**
 * The host's client of the person who returned with this code. The token is kept only in it.
 * @throws if the code is not one of the host's, was used before, or has expired.
 */
export async function signedIn({ clientId, clientSecret, api, ask }: SignIn, code: string): Promise<Host> {
  const options = { baseUrl: api, request: { fetch: ask }, log: silent };
  const { request } = new Octokit(options);
  const { authentication } = await exchangeWebFlowCode({
    clientType: 'github-app',
    clientId,
    clientSecret,
    code,
    request,
  });
  return new Octokit({ ...options, auth: authentication.token });
}
