import type { Host } from '../client/host.ts';
import { asking, noRetries } from '../client/once.ts';

/** A webhook that was not delivered. */
export interface LostDelivery {
  /** The id for redelivery. */
  readonly id: number;
  /** The same for every attempt. */
  readonly guid: string;
  readonly event: string;
}

/** The host keeps no more, and a list of this length takes a minute to read. */
const mostPages = 20;

/**
 * The webhooks since then that were never delivered, each once. `app` is the client of the App itself. The host does
 * not redeliver on its own.
 */
export async function lostDeliveries(app: Host, since: Date): Promise<readonly LostDelivery[]> {
  const failed = await deliveriesSince(app, since, 'failure');
  if (failed.length === 0) return [];
  const oldest = failed.reduce((least, one) => Math.min(least, Date.parse(one.delivered_at)), Number.POSITIVE_INFINITY);
  const arrived = new Set((await deliveriesSince(app, new Date(oldest), 'success')).map(({ guid }) => guid));
  const lost = new Map(failed.map(({ id, guid, event }) => [guid, { id, guid, event }]));
  return [...lost.values()].filter(({ guid }) => !arrived.has(guid));
}

/** Requests redelivery of a webhook: with the same GUID and content. */
export async function redeliver(app: Host, { id }: LostDelivery): Promise<void> {
  const again = { delivery_id: id, request: noRetries };
  await asking('Sending a webhook again', () => app.rest.apps.redeliverWebhookDelivery(again));
}

/** The newest first. A host that does not support `status` lists all of them. */
async function deliveriesSince(app: Host, since: Date, status: 'failure' | 'success') {
  const found: { id: number; guid: string; event: string; delivered_at: string }[] = [];
  let pages = 0;
  const asked = { per_page: 100, status } as const;
  for await (const { data } of app.paginate.iterator(app.rest.apps.listWebhookDeliveries, asked)) {
    for (const one of data) {
      if (Date.parse(one.delivered_at) < since.getTime()) return found;
      const isGood = one.status_code >= 200 && one.status_code < 300;
      if (isGood === (status === 'success')) found.push(one);
    }
    pages += 1;
    if (pages === mostPages) return found;
  }
  return found;
}
