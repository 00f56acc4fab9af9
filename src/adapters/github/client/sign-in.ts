import { exchangeWebFlowCode, getWebFlowAuthorizationUrl } from '@octokit/oauth-methods';
import { Octokit } from '@octokit/rest';
import type { Host } from './host.ts';
import { silent } from './silent.ts';

/** How people sign in with the host: as what, and where it answers. */
export interface SignIn {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address of its API. */
  readonly api: string;
  readonly ask: typeof fetch;
}

/**
 * Where a person is sent to sign in. The host sends them back to the address that the App's owner gave it, whatever
 * anybody asks for, and with the state.
 */
export function signInAddress({ clientId, api }: SignIn, state: string): string {
  const { request } = new Octokit({ baseUrl: api });
  return getWebFlowAuthorizationUrl({ clientType: 'github-app', clientId, state, request }).url;
}

/**
 * The host as a person reaches it who came back with this code. The token is in its client and nowhere else.
 * @throws where the code is not one that the host gave, was used before, or is too old.
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
