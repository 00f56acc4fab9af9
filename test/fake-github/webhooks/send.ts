import { createHmac } from 'node:crypto';
import type { Delivery, Hub } from '../domain/hub.ts';

/** The real host waits ten seconds, then calls it failed. It never tries again by itself. */
const patience = 10_000;

/** Signs a webhook and sends it to the App; writes down what came back. */
export async function send(hub: Hub, delivery: Delivery): Promise<void> {
  const { url, secret } = hub.hook;
  if (!url) return;
  const body = JSON.stringify(delivery.payload);
  const signed = (algorithm: string) => `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/044aadd',
        'x-github-event': delivery.event,
        'x-github-delivery': delivery.guid,
        'x-github-hook-id': '450000000',
        'x-github-hook-installation-target-id': `${hub.app.id}`,
        'x-github-hook-installation-target-type': 'integration',
        'x-hub-signature': signed('sha1'),
        'x-hub-signature-256': signed('sha256'),
      },
    });
    delivery.status = response.status;
    delivery.response = await response.text();
  } catch (error) {
    delivery.status = 0;
    delivery.response = String(error);
  }
}
