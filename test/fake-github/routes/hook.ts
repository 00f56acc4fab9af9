import type { Delivery } from '../domain/hub.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { Route } from '../http/route.ts';
import { asApp } from './app.ts';

/** The webhook of the App: where it goes, and what became of what was sent. */
export const hookRoutes: readonly Route[] = [
  {
    operation: 'GET /app/hook/config',
    needs: null,
    answer: (call) => {
      asApp(call);
      const { url } = call.hub.hook;
      const body = { content_type: 'json', insecure_ssl: '0', secret: '********', ...(url ? { url } : {}) };
      return { status: 200, body };
    },
  },
  {
    operation: 'GET /app/hook/deliveries',
    needs: null,
    answer: (call) => {
      asApp(call);
      const { query, hub, path } = call;
      const size = Math.min(Number(query.get('per_page') ?? 30), 100);
      const cursor = Number(query.get('cursor') ?? Number.MAX_SAFE_INTEGER);
      const status = query.get('status');
      const wanted = hub.deliveries
        .filter(({ id }) => id < cursor)
        .filter((delivery) => !status || succeeded(delivery) === (status === 'success'))
        .toSorted((a, b) => b.id - a.id);
      const page = wanted.slice(0, size);
      const next = new URLSearchParams(query);
      next.set('cursor', `${page.at(-1)?.id}`);
      return {
        status: 200,
        body: page.map(summary),
        headers: wanted.length > size ? { link: `<${hub.url}${path}?${next}>; rel="next"` } : {},
      };
    },
  },
  {
    operation: 'GET /app/hook/deliveries/{delivery_id}',
    needs: null,
    answer: (call) => {
      asApp(call);
      const delivery = call.hub.deliveries.find(({ id }) => id === Number(call.params['delivery_id']));
      if (!delivery) throw notFound();
      const { payload, response, guid, event } = delivery;
      const headers = { 'X-GitHub-Delivery': guid, 'X-GitHub-Event': event };
      return {
        status: 200,
        body: {
          ...summary(delivery),
          url: call.hub.hook.url ?? '',
          request: { headers, payload },
          response: { headers: {}, payload: response },
        },
      };
    },
  },
  {
    operation: 'POST /app/hook/deliveries/{delivery_id}/attempts',
    needs: null,
    answer: (call) => {
      asApp(call);
      const delivery = call.hub.deliveries.find(({ id }) => id === Number(call.params['delivery_id']));
      if (!delivery) throw new Refusal(422, 'The delivery was not found.');
      call.hub.redeliver(delivery);
      return { status: 202, body: {} };
    },
  },
];

function succeeded({ status }: Delivery): boolean {
  return status >= 200 && status < 400;
}

function summary(delivery: Delivery): Record<string, unknown> {
  const { id, guid, deliveredAt, redelivery, status, event, action, installation, repository } = delivery;
  return {
    id,
    guid,
    delivered_at: deliveredAt,
    redelivery,
    duration: 0.05,
    status:
      status === 0 ? 'failed to connect to host' : succeeded(delivery) ? 'OK' : `Invalid HTTP Response: ${status}`,
    status_code: status,
    event,
    action,
    installation_id: installation,
    repository_id: repository,
    throttled_at: null,
  };
}
