import { Octokit } from '@octokit/rest';
import { asking } from './once.ts';

/**
 * The networks from which the host at `api` sends webhooks, as it publishes them; null if it publishes none. The
 * request is not authenticated, because the App's token is not accepted for it.
 */
export async function hookNetworks(api: string, ask: typeof fetch): Promise<readonly string[] | null> {
  const host = new Octokit({ baseUrl: api, request: { fetch: ask } });
  const { data } = await asking('Asking where webhooks come from', () => host.rest.meta.get());
  return data.hooks ?? null;
}
