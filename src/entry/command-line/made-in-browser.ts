import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { boundedFetch } from '../../adapters/github/client/bounded-fetch.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { plain } from '../../core/report/words/escape.ts';
import { readSettings } from '../../adapters/settings.ts';
import { madeSchema, readManifest, sentManifest, takingPage } from './app-manifest.ts';

/** What the App is to be called, whose it is, and where its credentials go. */
export interface Wanted {
  /** Where the service will be reached from the host. */
  readonly url: string;
  readonly organization?: string;
  readonly name?: string;
  readonly folder: string;
  readonly deadline: number;
}

/**
 * Has a person create the App in their browser, and keeps what the host gives for it.
 * @throws UserProblem where there is an App already, or nobody comes back.
 */
export async function createApp(options: Wanted): Promise<number> {
  const environment = join(options.folder, '.env');
  if (existsSync(environment) && /^\s*APP_ID=\S/mu.test(readFileSync(environment, 'utf8'))) {
    throw new UserProblem(
      'usage',
      `${environment} has an APP_ID already. Nothing was done.`,
      'Move it away, or choose another --folder.',
    );
  }
  const { host } = readSettings(process.env);
  const { code, close } = await codeOfHost(options, host.web);
  try {
    const octokit = new Octokit({ baseUrl: host.api, request: { fetch: boundedFetch() } });
    const { data } = await octokit.rest.apps.createFromManifest({ code });
    const made = madeSchema.parse(data);
    // On one line each, so that everybody who reads such files reads them alike, Docker too.
    const key = Buffer.from(made.pem).toString('base64');
    const lines = [`APP_ID=${made.id}`, `WEBHOOK_SECRET=${made.webhook_secret}`, `PRIVATE_KEY=${key}`];
    appendFileSync(environment, `\n${lines.join('\n')}\n`, { mode: 0o600 });
    process.stdout.write(
      `${plain(made.name)} exists, and ${environment} has its credentials.\n` +
        `Next: start the service with \`npm start\`, then install the App: ${plain(made.html_url)}/installations/new\n`,
    );
    return 0;
  } finally {
    close();
  }
}

/** Shows the page, waits until the host sends the person back, and brings the code that comes with them. */
async function codeOfHost(
  options: Wanted,
  web: string,
): Promise<{ readonly code: string; readonly close: () => void }> {
  const state = randomBytes(16).toString('hex');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const here = `http://127.0.0.1:${port}`;
    const { pathname, searchParams } = new URL(request.url ?? '/', here);
    const code = searchParams.get('code');
    // A page elsewhere can send a browser here, but knows no state; and under another name it is not us.
    if (request.headers.host !== `127.0.0.1:${port}` || request.method !== 'GET') return show(response, 403, 'No.');
    if (pathname === '/') {
      const owner = options.organization ? `/organizations/${encodeURIComponent(options.organization)}` : '';
      const given = { service: options.url, back: `${here}/created`, name: options.name ?? null };
      const action = `${web}${owner}/settings/apps/new?state=${state}`;
      return show(response, 200, takingPage(action, sentManifest(readManifest(), given)));
    }
    if (pathname !== '/created' || searchParams.get('state') !== state || !code)
      return show(response, 404, 'There is nothing here.');
    show(response, 200, 'The App exists. You can close this page and go back to the terminal.');
    resolve(code);
  });
  const late = setTimeout(
    () =>
      reject(
        new UserProblem('deadline', 'Nobody came back from GitHub.', 'Run it again, and agree on the page it shows.'),
      ),
    options.deadline * 1000,
  );
  const close = (): void => {
    clearTimeout(late);
    server.close();
    server.closeAllConnections();
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  process.stdout.write(`Open http://127.0.0.1:${(server.address() as AddressInfo).port}/ in your browser.\n`);
  try {
    return { code: await promise, close };
  } catch (error) {
    close();
    throw error;
  }
}

function show(response: ServerResponse<IncomingMessage>, status: number, page: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .end(page);
}
