import { accessSync, appendFileSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { boundedFetch } from '../../adapters/github/client/bounded-fetch.ts';
import { readSettings } from '../../adapters/settings.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { plain } from '../../core/report/words/escape.ts';
import { type SetupOptions, openSetupServer } from './app-setup-server.ts';
import { createdAppSchema } from './app-manifest.ts';
import { print } from './terminal.ts';

/** The name and owner of the App, and the folder for its credentials. */
export interface CreateAppOptions extends SetupOptions {
  readonly folder: string;
}

/** A created App: its environment variables, and the page to install it from. */
export interface CreatedApp {
  readonly environment: Readonly<Record<string, string>>;
  readonly install: string;
}

/** Creates the App for a service that is started afterwards. */
export async function createApp(options: CreateAppOptions): Promise<number> {
  const { install } = await createAppInBrowser(options);
  await print(`Next: start the service with \`npm start\`, then install the App: ${install}\n`);
  return 0;
}

/**
 * Lets the user create the App in a browser, and writes its credentials to `.env`.
 * @throws UserProblem if there is an App already, the credentials could not be stored, or the user does not finish in
 * time.
 */
export async function createAppInBrowser(options: CreateAppOptions): Promise<CreatedApp> {
  const file = join(options.folder, '.env');
  if (existsSync(file) && /^[ \t]*APP_ID=\S/mu.test(readFileSync(file, 'utf8'))) {
    throw new UserProblem(
      'usage',
      `${file} has an APP_ID already. Nothing was done.`,
      'Move the file away, or choose another --folder.',
    );
  }
  requireWritable(existsSync(file) ? file : options.folder);
  const { host } = readSettings(process.env);
  const server = await openSetupServer(options, host.web);
  try {
    const { port, host: here } = new URL(server.address);
    await print(
      `Open ${server.address} in your browser to create the GitHub App.\n` +
        `If your browser is on another machine, run ssh -L ${port}:${here} SERVER there first.\n`,
    );
    const code = await server.code;
    const octokit = new Octokit({ baseUrl: host.api, request: { fetch: boundedFetch() } });
    const made = createdAppSchema.parse((await octokit.rest.apps.createFromManifest({ code })).data);
    // One line each, so that all readers of such files agree, including Docker.
    const environment = {
      APP_ID: String(made.id),
      WEBHOOK_SECRET: made.webhook_secret,
      PRIVATE_KEY: Buffer.from(made.pem).toString('base64'),
      CLIENT_ID: made.client_id,
      CLIENT_SECRET: made.client_secret,
    };
    const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
    appendFileSync(file, `\n${lines.join('')}`, { mode: 0o600 });
    await print(`${plain(made.name)} was created, and its credentials are in ${file}.\n`);
    return { environment, install: `${plain(made.html_url)}/installations/new` };
  } finally {
    server.close();
  }
}

/** The host shows the credentials only once: check first that they can be stored. */
function requireWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserProblem('cannot-write', `${path} cannot be written (${code}).`, 'Choose another --folder.');
  }
}
