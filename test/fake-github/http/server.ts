import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Hub } from '../domain/hub.ts';
import type { Validator } from '../validation/validator.ts';
import { archiveAt } from '../routes/archive.ts';
import { admit } from './admit.ts';
import { authenticate } from './authenticate.ts';
import type { Fault, Faults } from './faults.ts';
import { Refusal } from './refusal.ts';
import type { Actor, Answer, Route } from './route.ts';
import { router } from './router.ts';
import { signInPage } from './sign-in.ts';

/** A request as it came in, and how it was answered. */
export interface RecordedRequest {
  /** The operation of GitHub's description; the bare method and path where there is none. */
  readonly operation: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  as: 'app' | 'installation' | 'user' | 'nobody';
  /** 0 where the connection was cut. */
  status: number;
}

/** What the server is made of. */
export interface ServerParts {
  readonly hub: Hub;
  readonly routes: readonly Route[];
  readonly faults: Faults;
  readonly validator: Validator;
  readonly requests: RecordedRequest[];
  /** Called after each request. */
  served(): void;
}

/** The fake GitHub over HTTP, not yet listening. It answers below `/` and, like GitHub Enterprise Server, below `/api/v3`. */
export function fakeServer(parts: ServerParts): Server {
  const match = router(parts.routes);
  return createServer((request, response) => {
    void serve(parts, match, request, response).catch((error: unknown) => {
      parts.validator.report(`the fake GitHub broke: ${String(error instanceof Error ? error.stack : error)}`);
      response.destroy();
    });
  });
}

/** A request that came in, before anything was checked. */
interface Incoming {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly url: URL;
  readonly path: string;
  /** Null if no route fits. */
  readonly found: ReturnType<ReturnType<typeof router>>;
  readonly raw: string;
  /** Undefined if there is none, or it is not valid JSON. */
  readonly body: unknown;
  readonly recorded: RecordedRequest;
}

async function serve(
  parts: ServerParts,
  match: ReturnType<typeof router>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { hub, faults, requests } = parts;
  const incoming = await readRequest(hub, match, request);
  const { url, path, raw, recorded } = incoming;
  requests.push(recorded);

  const due = faults.take(recorded.operation, path, raw);
  for (const fault of due) if (typeof fault === 'function') await fault();
  const fault = due.find((one): one is Fault => typeof one !== 'function');
  if (fault && 'delay' in fault) await new Promise((resolve) => setTimeout(resolve, fault.delay));
  const stalls = fault !== undefined && 'stall' in fault;
  const broken = fault && !('delay' in fault || 'stall' in fault) ? fault : null;

  if (broken && 'committed' in broken && broken.committed) await carryOut(parts, incoming);
  if (broken && 'hang' in broken) return;
  if (broken && 'drop' in broken) {
    request.socket.destroy();
    return;
  }
  const made = !broken
    ? await carryOut(parts, incoming)
    : 'instead' in broken
      ? { status: 200, body: broken.instead }
      : 'page' in broken
        ? { status: 200, body: Buffer.from(broken.page), headers: { 'content-type': broken.type ?? 'text/html' } }
        : refusalAnswer(new Refusal(broken.status, broken.message ?? 'Server Error', null, broken.headers));
  const answer = made.status === 301 ? redirected(made, url) : made;
  recorded.status = answer.status;
  send(hub, response, answer, stalls);
  parts.served();
}

async function readRequest(hub: Hub, match: ReturnType<typeof router>, request: IncomingMessage): Promise<Incoming> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', hub.url);
  const path = pathOf(hub, url);
  const raw = await read(request);
  const found = match(method, path);
  const operation = found?.route.operation ?? `${method} ${path}`;
  const body = parsed(raw);
  const query = Object.fromEntries(url.searchParams);
  const recorded: RecordedRequest = { operation, path, query, body: body ?? null, as: 'nobody', status: 0 };
  return { request, method, url, path, found, raw, body, recorded };
}

/** Carries a request out; resolves to its answer, which is validated, or to that of its refusal. */
async function carryOut({ hub, validator }: ServerParts, incoming: Incoming): Promise<Answer> {
  const { found } = incoming;
  const answer = await answered(() => answerTo(hub, validator, incoming));
  if (found) validator.answer(found.route.operation, answer);
  return answer;
}

/** @throws Refusal if the request is refused. */
async function answerTo(hub: Hub, validator: Validator, incoming: Incoming): Promise<Answer> {
  const { request, method, url, path, found, raw, body, recorded } = incoming;
  const { authorization } = request.headers;
  const archive = archiveAt(hub, url);
  if (archive && authorization) validator.report(`${path}: a token was shown to another host`);
  if (archive) return archive;
  const page = signInPage({ hub, path, query: url.searchParams, body });
  if (page !== null) return page;
  if (!found) {
    validator.report(`${recorded.operation}: the fake GitHub has no such operation`);
    throw new Refusal(404, 'Not Found');
  }
  if (!request.headers['user-agent']) throw new Refusal(403, 'Request forbidden by administrative rules.');
  if (raw.length > 0 && body === undefined) throw new Refusal(400, 'Problems parsing JSON');
  const { route, params } = found;
  const wrong = validator.request(route.operation, { params, query: recorded.query, body });
  const isOpen = route.open === true && authorization === undefined;
  const actor: Actor = isOpen ? { kind: 'app', app: hub.app } : authenticate(hub, authorization);
  if (!isOpen) recorded.as = actor.kind;
  spend(hub);
  const inRepository = params['owner'] !== undefined;
  const fullName = `${params['owner']}/${params['repo']}`;
  const repository = inRepository ? admit(hub, fullName, actor, route.needs, method !== 'GET') : null;
  if (wrong) throw new Refusal(422, `Invalid request.\n\n${wrong}`);
  const accept = request.headers.accept ?? '';
  return route.answer({ hub, method, path, params, query: url.searchParams, accept, body, actor, repository });
}

/** The path below the root of the API. Repositories can also be named by their number: that is where a renamed one points. */
function pathOf(hub: Hub, url: URL): string {
  const path = url.pathname.replace(/^\/api\/v3(?=\/)/, '').replace(/^\/api\/graphql$/, '/graphql');
  return path.replace(/^\/repositories\/(\d+)(?=\/|$)/, (all, id: string) => {
    const found = hub.repositories.find((repository) => repository.id === Number(id) && !repository.deleted);
    return found ? `/repos/${found.owner.login}/${found.name}` : all;
  });
}

async function answered(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}

function refusalAnswer({ status, message, errors, headers }: Refusal): Answer {
  const body = {
    message,
    ...(errors ? { errors } : {}),
    documentation_url: 'https://docs.github.com/rest',
    status: `${status}`,
  };
  return { status, body, headers };
}

/** Sends a request on to where its repository is now, everything below included. */
function redirected({ body, headers }: Answer, url: URL): Answer {
  const location = url.href.replace(/\/repos\/[^/]+\/[^/?]+/, `${headers?.['moved']}`);
  // What is no GET keeps its method on the way.
  return { status: 307, body, headers: { location } };
}

function send(hub: Hub, response: ServerResponse, { status, body, headers }: Answer, stalls: boolean): void {
  const binary = body instanceof Uint8Array;
  const bytes = body === undefined ? '' : binary ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': binary ? 'application/vnd.github.raw+json; charset=utf-8' : 'application/json; charset=utf-8',
    'x-github-request-id': randomUUID(),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': `${hub.remaining}`,
    'x-ratelimit-used': `${5000 - hub.remaining}`,
    'x-ratelimit-reset': `${Math.floor(Date.now() / 1000) + 3600}`,
    'x-ratelimit-resource': 'core',
    ...headers,
  });
  if (stalls) response.write(bytes.slice(0, bytes.length / 2));
  else response.end(bytes);
}

function spend(hub: Hub): void {
  if (hub.remaining <= 0)
    throw new Refusal(403, 'API rate limit exceeded for installation ID 1.', null, { 'x-ratelimit-remaining': '0' });
  hub.remaining--;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The body as JSON; undefined where it is none, or holds half a character, which GitHub does not parse. */
function parsed(raw: string): unknown {
  if (raw === '') return undefined;
  try {
    return JSON.parse(raw, (_key, value: unknown) => {
      if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('half a character');
      return value;
    }) as unknown;
  } catch {
    return undefined;
  }
}
