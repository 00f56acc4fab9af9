import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerTo, type Asked, type Story } from './fake-host.ts';

/** The host of a story as a process of its own can reach it: a GitHub Enterprise Server without a certificate. */
export interface ServedHost {
  readonly environment: Readonly<Record<string, string>>;
  /** The pull request, as a browser shows it. */
  readonly address: string;
  readonly asked: readonly (Asked & { readonly authorization: string | null })[];
  close(): Promise<void>;
}

/** Serves a story on this machine. */
export async function serveHost(story: Story): Promise<ServedHost> {
  const asked: (Asked & { readonly authorization: string | null })[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const path = (request.url ?? '').replace(/^\/api\/v3/, '').replace(/^\/api\/graphql$/, '/graphql');
    const one = { method: request.method ?? '', path, body: body === '' ? {} : JSON.parse(body) };
    asked.push({ ...one, authorization: request.headers.authorization ?? null });
    const [status, content, headers = {}] = answerTo(story, one);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(content));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: { GHE_HOST: host, GHE_PROTOCOL: 'http', GITHUB_TOKEN: '', GH_TOKEN: '' },
    address: `https://${host}/acme/shop/pull/12/files?w=1#diff`,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
