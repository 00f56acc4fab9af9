import { asking } from './once.ts';
import type { Host } from './host.ts';

/** The networks that the host sends webhooks from, as it publishes them; null where it publishes none. */
export async function hookNetworks(host: Host): Promise<readonly string[] | null> {
  const { data } = await asking('Asking where webhooks come from', () => host.rest.meta.get());
  return data.hooks ?? null;
}
