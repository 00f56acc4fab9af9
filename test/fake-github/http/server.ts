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
  readonly as: 'app' | 'installation' | 'user' | 'nobody';
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

async function serve(
  parts: ServerParts,
  match: ReturnType<typeof router>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { hub, validator, faults, requests } = parts;
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', hub.url);
  const path = pathOf(hub, url);
  const raw = await read(request);
  const found = match(method, path);
  const operation = found?.route.operation ?? `${method} ${path}`;
  const body = parsed(raw);
  const query = Object.fromEntries(url.searchParams);
  const recorded: RecordedRequest = { operation, path, query, body: body ?? null, as: 'nobody', status: 0 };
  requests.push(recorded);

  const due = faults.take(operation, path, raw.toString());
  for (const fault of due) if (typeof fault === 'function') await fault();
  const fault = due.find((one): one is Fault => typeof one !== 'function');
  if (fault && 'delay' in fault) await new Promise((resolve) => setTimeout(resolve, fault.delay));
  const stalls = fault !== undefined && 'stall' in fault;
  const spoilt = fault && !('delay' in fault || 'stall' in fault) ? fault : null;

  const carryOut = async (): Promise<Answer> => {
    const archive = archiveAt(hub, url);
    if (archive && request.headers.authorization) validator.report(`${path}: a token was shown to another host`);
    if (archive) return archive;
    const page = signInPage({ hub, path, query: url.searchParams, body });
    if (page !== null) return page;
    if (!found) {
      validator.report(`${operation}: the fake GitHub has no such operation`);
      throw new Refusal(404, 'Not Found');
    }
    if (!request.headers['user-agent']) throw new Refusal(403, 'Request forbidden by administrative rules.');
    if (raw.length > 0 && body === undefined) throw new Refusal(400, 'Problems parsing JSON');
    const { route, params } = found;
    const wrong = validator.request(route.operation, { params, query, body });
    const isOpen = route.open === true && request.headers.authorization === undefined;
    const actor: Actor = isOpen ? { kind: 'app', app: hub.app } : authenticate(hub, request.headers.authorization);
    if (!isOpen) Object.assign(recorded, { as: actor.kind });
    spend(hub);
    const inRepository = params['owner'] !== undefined;
    const fullName = `${params['owner']}/${params['repo']}`;
    const repository = inRepository ? admit(hub, fullName, actor, route.needs, method !== 'GET') : null;
    if (wrong) throw new Refusal(422, `Invalid request.\n\n${wrong}`);
    const accept = request.headers.accept ?? '';
    const call = { hub, method, path, params, query: url.searchParams, accept, body, actor, repository };
    return route.answer(call);
  };
  const carriedOut = async (): Promise<Answer> => {
    const answer = await answered(carryOut);
    if (found) validator.answer(found.route.operation, answer);
    return answer;
  };

  if (spoilt && 'committed' in spoilt && spoilt.committed) await carriedOut();
  if (spoilt && 'hang' in spoilt) return;
  if (spoilt && 'drop' in spoilt) {
    request.socket.destroy();
    return;
  }
  const made = !spoilt
    ? await carriedOut()
    : 'instead' in spoilt
      ? { status: 200, body: spoilt.instead }
      : refusalAnswer(new Refusal(spoilt.status, spoilt.message ?? 'Server Error', null, spoilt.headers));
  const answer = made.status === 301 ? redirected(made, url) : made;
  recorded.status = answer.status;
  send(hub, response, answer, stalls);
  parts.served();
}

/** The path below the root of the API. Repositories can also be named by their number: that is where a renamed one points. */
function pathOf(hub: Hub, url: URL): string {
  const path = url.pathname.replace(/^\/api\/v3(?=\/)/, '').replace(/^\/api\/graphql$/, '/graphql');
  return path.replace(/^\/repositories\/(\d+)(?=\/|$)/, (all, id: string) => {
    const found = hub.repositories.find((repository) => repository.id === Number(id) && !repository.deleted);
    return found ? `/repos/${found.owner.login}/${found.name}` : all;
  });
}

async function answered(carryOut: () => Promise<Answer>): Promise<Answer> {
  try {
    return await carryOut();
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
