import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { boundedReader, Refused } from './body.ts';
import { anySender, type MaySend } from './senders.ts';

/** Where the host sends its webhooks. */
export const webhookPath = '/api/github/webhooks';

/** Answers a request; what it throws is answered as an error of ours. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** Pages by method and path: `GET /`. */
export type Pages = Readonly<Record<string, Answer>>;

/** What the server needs to answer requests. */
export interface ServedBy {
  /** Handles a webhook whose signature was checked: stores it and answers. Null if this process takes none. */
  readonly webhook: ((request: IncomingMessage, response: ServerResponse) => unknown) | null;
  /** Which addresses may send webhooks; left out, all. */
  readonly maySend?: MaySend;
  /** How many proxies stand in front; left out, none. */
  readonly proxies?: number;
  /** The secret that webhooks are signed with. */
  readonly secret: string;
  /** Why no work can be taken now; null where it can. */
  readonly notReady: () => Promise<string | null>;
  /** Further pages. */
  readonly pages?: Pages;
  readonly metrics: { readonly type: string; readonly text: () => Promise<string>; readonly token: string | null };
  /** Called with each refused request and each error. */
  readonly refused: (status: number, why: string, error?: unknown) => void;
}

/** How long a refused sender may go on sending before the connection is closed, in milliseconds. */
const lingering = 2000;

/** The host sends 25 MB at most. */
const megabyte = 1024 * 1024;
const bounds = { body: 25 * megabyte, address: 100 * megabyte, together: 200 * megabyte, seconds: 10 };

/** The text of the start page. `why` says why the service is not ready; null if it is. */
export function greeting(why: string | null): string {
  const state = why === null ? 'It is ready.' : `It is not ready: ${why}`;
  return `This is Architect, which reviews pull requests on GitHub. ${state}`;
}

/** Serves webhooks, health, metrics, the given pages, and nothing else. */
export function webhookServer(behind: ServedBy): RequestListener {
  const read = boundedReader({ ...bounds, proxies: behind.proxies ?? 0 });
  const routes: Pages = {
    [`POST ${webhookPath}`]: (request, response) => takeWebhook(behind, read, request, response),
    [`GET ${webhookPath}`]: async (_, response) => {
      response.setHeader('allow', 'POST');
      say(response, 405, 'GitHub sends webhooks here, with POST.');
    },
    'GET /': async (_, response) => {
      say(response, 200, `${greeting(await behind.notReady())}\n/healthz /readyz /metrics`);
    },
    'GET /healthz': async (_, response) => say(response, 200, 'ok'),
    'GET /readyz': async (_, response) => {
      const why = await behind.notReady();
      say(response, why === null ? 200 : 503, why ?? 'ready');
    },
    'GET /metrics': async (request, response) => {
      const { type, text, token } = behind.metrics;
      if (token !== null && !sameText(request.headers.authorization ?? '', `Bearer ${token}`)) {
        throw new Refused(401, 'Metrics need a bearer token.');
      }
      response.writeHead(200, { 'content-type': type }).end(await text());
    },
    ...behind.pages,
  };
  return (request, response) => {
    const route = `${request.method === 'HEAD' ? 'GET' : request.method} ${(request.url ?? '').split('?', 1)[0]}`;
    const answer = Object.hasOwn(routes, route) ? routes[route] : undefined;
    const done = answer?.(request, response) ?? Promise.reject(new Refused(404, 'There is nothing here.'));
    done.catch((error: unknown) => {
      const { status, message } = error instanceof Refused ? error : new Refused(500, 'Internal error in Architect.');
      behind.refused(status, message, error instanceof Refused ? undefined : error);
      // A sender may still be sending. Its remaining body is discarded for a moment before the connection closes:
      // closing at once would lose the answer.
      if (!request.complete) {
        request.resume();
        setTimeout(() => request.complete || request.destroy(), lingering).unref();
      }
      if (response.headersSent) response.destroy();
      else say(response, status, message);
    });
  };
}

/** Checks the headers first: an unsigned body is not read. */
async function takeWebhook(
  { webhook, secret, maySend = anySender }: ServedBy,
  read: (request: IncomingMessage) => Promise<Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (webhook === null) throw new Refused(404, 'This process does not receive webhooks.');
  if (!maySend(request)) throw new Refused(403, 'This address may not send webhooks.');
  const { 'x-hub-signature-256': signature, 'x-github-event': event, 'x-github-delivery': delivery } = request.headers;
  if (!/^sha256=[0-9a-f]{64}$/u.test(String(signature))) throw new Refused(401, 'The webhook is not signed.');
  if (!event || !delivery) throw new Refused(400, 'The webhook does not say what it is.');
  if (!/^application\/json\b/iu.test(request.headers['content-type'] ?? '')) {
    throw new Refused(415, 'Webhooks have to be application/json: that is a setting of the App.');
  }
  const body = await read(request);
  // Checked here although Probot checks it too: Probot logs every failure at length, and anybody can cause one.
  const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  if (!sameText(expected, String(signature))) throw new Refused(401, 'The webhook is signed with another secret.');
  const text = body.toString('utf8');
  if (!isObject(text)) throw new Refused(400, 'The webhook is not a JSON object.');
  await webhook(Object.assign(request, { body: text }), response);
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
