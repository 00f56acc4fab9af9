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

/** What the App is to be called, whose it is, and where its credentials go. */
export interface CreateAppOptions extends SetupOptions {
  readonly folder: string;
}

/** An App that exists: what the environment needs of it, and where it is installed. */
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
 * Has a person create the App in their browser, and keeps what the host gives for it.
 * @throws UserProblem where there is an App already, its credentials could not be kept, or nobody comes back.
 */
export async function createAppInBrowser(options: CreateAppOptions): Promise<CreatedApp> {
  const file = join(options.folder, '.env');
  if (existsSync(file) && /^\s*APP_ID=\S/mu.test(readFileSync(file, 'utf8'))) {
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
    await print(`Open ${server.address} in your browser to create the GitHub App.\n`);
    const code = await server.code;
    const octokit = new Octokit({ baseUrl: host.api, request: { fetch: boundedFetch() } });
    const made = createdAppSchema.parse((await octokit.rest.apps.createFromManifest({ code })).data);
    // On one line each, so that everybody who reads such files reads them alike, Docker too.
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

/** What an App gives is shown once: nobody is to create one whose credentials are then lost. */
function requireWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserProblem('cannot-write', `${path} cannot be written (${code}).`, 'Choose another --folder.');
  }
}
