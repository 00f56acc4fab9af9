import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute } from 'graphql';
import { checkedDocument, graphqlSchema } from '../fake-github/validation/graphql.ts';
import { positionOf } from './position.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Stands in front of `emulate` and adds what it lacks: the files of a pull request, lines of review comments, and the
 * blobs of GraphQL, each made from what it does have. It answers where GitHub Enterprise Server would.
 */
export async function shimFor(emulated: string): Promise<{ readonly host: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(emulated, request, response).catch((error: unknown) => {
      response.writeHead(599).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function answer(emulated: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').replace(/^\/api\/v3/, '');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const ask = (method: string, below: string, sent?: unknown) => {
    const { authorization = '', accept = '' } = request.headers;
    const text = sent === undefined ? {} : { body: typeof sent === 'string' ? sent : JSON.stringify(sent) };
    const headers = { authorization, accept, 'content-type': 'application/json', 'user-agent': 'shim' };
    return fetch(`${emulated}${below}`, { method, headers, ...text });
  };
  const json = async (below: string) => (await (await ask('GET', below)).json()) as Json;
  const say = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

  if (path === '/api/graphql') return void say(200, await graphql(JSON.parse(body) as Question, json));
  const [, pull] = /^(\/repos\/[^/]+\/[^/]+\/pulls\/\d+)\/files/.exec(path) ?? [];
  if (pull !== undefined) return void say(200, await filesOf(pull, json));
  const review = request.method === 'POST' && /^(.+\/pulls\/\d+)\/reviews$/.exec(path);
  if (review) {
    const files = await filesOf(review[1] ?? '', json);
    const { comments = [], ...rest } = JSON.parse(body) as { comments?: readonly Placed[] };
    const placed = comments.map(({ path, body, ...place }) => ({
      path,
      body,
      position: positionOf(files, path, place),
    }));
    const answered = await ask('POST', path, { ...rest, comments: placed });
    // GitHub says 200 here.
    return void say(answered.status === 201 ? 200 : answered.status, await answered.json());
  }
  const answered = await ask(request.method ?? 'GET', path, body || undefined);
  const type = answered.headers.get('content-type') ?? 'application/json';
  response.writeHead(answered.status, { 'content-type': type, link: answered.headers.get('link') ?? '' });
  response.end(Buffer.from(await answered.arrayBuffer()));
}

interface Placed {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: string;
}

/** A changed file as `emulate` compares it. */
export interface ComparedFile {
  readonly filename: string;
  readonly patch?: string;
}

async function filesOf(pull: string, json: (path: string) => Promise<Json>): Promise<readonly ComparedFile[]> {
  const { base, head } = (await json(pull)) as { base: { sha: string }; head: { sha: string } };
  const repository = pull.replace(/\/pulls\/\d+$/, '');
  return (await json(`${repository}/compare/${base.sha}...${head.sha}`))['files'] as readonly ComparedFile[];
}

interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Blobs by their id or path, asked of GraphQL and brought from the REST API. There are no threads. */
async function graphql({ query, variables }: Question, json: (path: string) => Promise<Json>): Promise<unknown> {
  const document = checkedDocument(query);
  if (typeof document === 'string') throw new Error(document);
  const nothing = () => ({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  const repository = ({ owner, name }: { owner: string; name: string }) => ({
    object: async ({ oid, expression }: { oid?: string; expression?: string }) => {
      const [revision = '', path = ''] = (expression ?? '').split(':');
      const at = `contents/${path}?ref=${encodeURIComponent(revision.replace('refs/heads/', ''))}`;
      const found = await json(`/repos/${owner}/${name}/${oid ? `git/blobs/${oid}` : at}`);
      if (typeof found['content'] !== 'string') return null;
      const text = Buffer.from(found['content'], 'base64').toString();
      return {
        __typename: 'Blob',
        oid: found['sha'],
        text,
        byteSize: found['size'],
        isTruncated: false,
        isBinary: false,
      };
    },
    pullRequest: async ({ number }: { number: number }) => {
      const pull = await json(`/repos/${owner}/${name}/pulls/${number}`);
      const { head, state } = pull as { readonly head: { readonly sha: string }; readonly state: string };
      // What is said is had from the REST API alone: here is only that there is more of it.
      const elsewhere = () => ({ nodes: [], pageInfo: { hasNextPage: true, endCursor: null } });
      const told = { headRefOid: head.sha, state: state.toUpperCase() };
      return { ...told, reviewThreads: nothing, comments: elsewhere, reviews: elsewhere };
    },
  });
  return execute({ schema: graphqlSchema(), document, rootValue: { repository }, variableValues: variables ?? null });
}
