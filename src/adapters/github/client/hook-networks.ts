import { Octokit } from '@octokit/rest';
import { asking } from './once.ts';

/**
 * The networks that the host at `api` sends webhooks from, as it publishes them; null where it publishes none. Anybody may
 * ask that, and a signature of the App is taken for other questions alone.
 */
export async function hookNetworks(api: string, ask: typeof fetch): Promise<readonly string[] | null> {
  const host = new Octokit({ baseUrl: api, request: { fetch: ask } });
  const { data } = await asking('Asking where webhooks come from', () => host.rest.meta.get());
  return data.hooks ?? null;
}
