import type { Host } from '../client/host.ts';
import { asking, noRetries } from '../client/once.ts';

/** A webhook that did not arrive. */
export interface LostDelivery {
  /** What it is sent again by. */
  readonly id: number;
  /** The same for every attempt at it. */
  readonly guid: string;
  readonly event: string;
}

/** The host keeps no more than this, and a list that long takes a minute to read. */
const mostPages = 20;

/**
 * The webhooks that were sent since then and never arrived, each once. `app` is the host asked as the App itself: the
 * host sends nothing again by itself.
 */
export async function lostDeliveries(app: Host, since: Date): Promise<readonly LostDelivery[]> {
  const failed = await deliveriesSince(app, since, 'failure');
  if (failed.length === 0) return [];
  const oldest = failed.reduce((least, one) => Math.min(least, Date.parse(one.delivered_at)), Number.POSITIVE_INFINITY);
  const arrived = new Set((await deliveriesSince(app, new Date(oldest), 'success')).map(({ guid }) => guid));
  const lost = new Map(failed.map(({ id, guid, event }) => [guid, { id, guid, event }]));
  return [...lost.values()].filter(({ guid }) => !arrived.has(guid));
}

/** Has the host send a webhook again: with the same GUID and what it said then. */
export async function redeliver(app: Host, { id }: LostDelivery): Promise<void> {
  const again = { delivery_id: id, request: noRetries };
  await asking('Sending a webhook again', () => app.rest.apps.redeliverWebhookDelivery(again));
}

/** Newest first, as the host lists them. One that does not know `status` lists all of them. */
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
