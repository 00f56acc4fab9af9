import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserProblem } from '../../core/model/problem.ts';
import { addressAdvice, isAddress } from './app-address.ts';
import { defaultName, readManifest, sentManifest } from './app-manifest.ts';
import { html } from '../../core/report/words/html.ts';
import { wordPage } from '../../service/page/layout.ts';
import { sendPage } from '../../service/page/send-page.ts';
import { type SetupForm, formPage, confirmationPage } from './app-pages.ts';

/** What is known about the App before the form is shown. */
export interface SetupOptions {
  /** The address of the service for the host; if left out, the form asks. */
  readonly url?: string;
  readonly organization?: string;
  readonly name?: string;
  /** The port of the page on the loopback address; left out, any. */
  readonly port?: number;
  /** Seconds to wait for the user; left out, for ever. */
  readonly deadline?: number;
}

/** The set-up pages on the loopback address. */
export interface SetupServer {
  readonly address: string;
  /** The code that the host redirects back with. */
  readonly code: Promise<string>;
  readonly close: () => void;
}

/**
 * Serves the pages that lead to the host and back.
 * @throws UserProblem if the port is taken.
 */
export async function openSetupServer(options: SetupOptions, web: string): Promise<SetupServer> {
  const state = randomBytes(16).toString('hex');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const known: SetupForm = {
    url: options.url ?? '',
    organization: options.organization ?? '',
    name: options.name ?? defaultName(options.organization ?? null),
  };
  const http = createServer((request, response) => {
    const { port } = http.address() as AddressInfo;
    const here = `http://127.0.0.1:${port}`;
    const { pathname, searchParams } = new URL(request.url ?? '/', here);
    // Another site can direct a browser here, but does not know the state. A request for another host name is not
    // for us.
    if (request.headers.host !== `127.0.0.1:${port}` || request.method !== 'GET') {
      return sendPage(response, 403, wordPage('Not here', html`<p>Open ${here}/ instead.</p>`));
    }
    const take = ({ url, organization, name }: SetupForm): void => {
      const owner = organization === '' ? '' : `/organizations/${encodeURIComponent(organization)}`;
      const manifest = sentManifest(readManifest(), { service: url, back: `${here}/created`, name });
      const action = `${web}${owner}/settings/apps/new?state=${state}`;
      sendPage(response, 200, confirmationPage(action, manifest, organization || null), true);
    };
    if (pathname === '/') return options.url === undefined ? sendPage(response, 200, formPage(known, '')) : take(known);
    if (pathname === '/confirm' && options.url === undefined) {
      const asked = {
        url: searchParams.get('url')?.trim() ?? '',
        organization: searchParams.get('organization')?.trim() ?? '',
        name: searchParams.get('name')?.trim() || known.name,
      };
      return isAddress(asked.url) ? take(asked) : sendPage(response, 400, formPage(asked, `${addressAdvice}.`));
    }
    const code = searchParams.get('code');
    if (pathname !== '/created' || searchParams.get('state') !== state || !code)
      return sendPage(response, 404, wordPage('Nothing here', html`<p>There is nothing here.</p>`));
    const word = wordPage(
      'The App was created',
      html`<p>You can close this page and go back to the terminal, which says what to do next.</p>`,
    );
    sendPage(response, 200, word);
    resolve(code);
  });
  await new Promise<void>((done, fail) => {
    http.once('error', ({ code }: NodeJS.ErrnoException) =>
      fail(new UserProblem('port', `Port ${options.port} is not available (${code}).`, 'Set PORT to a free one.')),
    );
    http.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const late = setTimeout(
    () =>
      reject(
        new UserProblem(
          'deadline',
          'No App was created in time.',
          'Run it again, and confirm on the page that GitHub shows.',
        ),
      ),
    (options.deadline ?? 0) * 1000,
  );
  if (options.deadline === undefined) clearTimeout(late);
  const close = (): void => {
    clearTimeout(late);
    http.close();
    http.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`, code: promise, close };
}
