import { createNodeMiddleware } from 'probot';
import { boundedFetch } from '../adapters/github/client/bounded-fetch.ts';
import { type Timings, openService } from '../service/open-service.ts';
import { webhookServer, webhookPath } from '../adapters/http/webhook-server.ts';
import { readEnvFile } from './env-file.ts';
import { listen } from '../adapters/http/listen.ts';
import { drainSeconds, takeWebhooks } from './index.ts';
import { internalError, UserProblem } from '../core/model/problem.ts';
import { anySender, type MaySend, onlyFrom } from '../adapters/http/senders.ts';
import { hookNetworks } from '../adapters/github/client/hook-networks.ts';
import { openLog } from '../adapters/observe/log.ts';
import { openProbot } from '../adapters/probot.ts';
import { plain } from '../core/report/words/escape.ts';
import { type Environment, readCredentials, readSettings, secretsOf, type Settings } from '../adapters/settings.ts';

/** The running service and its port. */
export interface Running {
  readonly port: number;
  /**
   * Reports that it is not ready, accepts no new connections, answers the requests under way, and finishes or requeues
   * running jobs.
   */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the service.
 * @throws UserProblem if a setting is missing or wrong, with what to do.
 */
export async function startServer(env: Environment, timings: Timings = {}): Promise<Running> {
  const { noticeSeconds = 2 } = timings;
  const settings = readSettings(env);
  const credentials = readCredentials(env);
  const log = openLog(settings.logLevel, secretsOf(settings, credentials));
  const ask = boundedFetch(timings.hostSeconds);
  const probot = await openProbot(credentials, settings, log, ask);
  const auth = (installation: number | null) => probot.auth(installation ?? undefined);
  const service = await openService({ settings, appId: credentials.appId, auth, log, ...timings });
  const webhook =
    settings.role === 'worker'
      ? null
      : await createNodeMiddleware((app) => takeWebhooks(app, service), { probot, webhooksPath: webhookPath });
  const metrics = {
    type: 'text/plain; version=0.0.4; charset=utf-8',
    text: service.numbers,
    token: settings.metricsToken,
  };
  const refused = (status: number, why: string, error?: unknown): void => {
    if (error === undefined) log.info({ status }, why);
    else log.error({ status, err: error }, why);
  };
  const listening = await listen(
    webhookServer({
      webhook,
      maySend: await senders(settings, ask),
      proxies: settings.proxies,
      secret: credentials.webhookSecret,
      notReady: service.notReady,
      pages: service.pages,
      metrics,
      refused,
    }),
    settings.address,
    settings.port,
  ).catch(async (error: unknown) => {
    await service.stop(0);
    throw error;
  });
  log.info({ port: listening.port, role: settings.role, host: settings.host.web }, 'Architect is ready');
  return {
    port: listening.port,
    stop: async () => {
      log.info({}, 'Architect stops: what runs has a moment to end, and the rest is done later');
      service.drain();
      // Load balancers get a moment to notice.
      await new Promise((resolve) => setTimeout(resolve, noticeSeconds * 1000));
      await listening.close();
      await service.stop(drainSeconds - noticeSeconds);
    },
  };
}

/** Who may send webhooks. The host's addresses are loaded once at the start, because they rarely change. */
async function senders({ onlyHookAddresses, proxies, host }: Settings, ask: typeof fetch): Promise<MaySend> {
  if (!onlyHookAddresses) return anySender;
  const networks = await hookNetworks(host.api, ask).catch((error: Error) => {
    throw new UserProblem(
      'settings',
      `HOOK_ADDRESSES is \`published\`, and the host did not list its addresses: ${error.message}`,
      'Start it again once the host answers, or leave HOOK_ADDRESSES out.',
    );
  });
  if (networks === null) {
    throw new UserProblem(
      'settings',
      'HOOK_ADDRESSES is `published`, and the host publishes no addresses.',
      'Leave HOOK_ADDRESSES out: github.com publishes its addresses, and a server of your own may not.',
    );
  }
  return onlyFrom(networks, proxies);
}

/** Runs the service for `bin/server.js`. Never throws. */
export async function main(): Promise<void> {
  await serve();
}

/** Runs the service until a signal ends it; if it cannot start, ends the process with a message. Never throws. */
export async function serve(timings: Timings = {}): Promise<void> {
  try {
    // Node's own option would warn at each start if there is no `.env`.
    if (process.env['npm_lifecycle_event'] === 'start') readEnvFile();
    let running: Running | null = null;
    let ending = false;
    const end = (): void => {
      // A second signal ends the process at once, and so does one while it starts: the first process of a container
      // would not even notice that one.
      if (ending || running === null) process.exit(ending ? 1 : 0);
      ending = true;
      running.stop().then(() => process.exit(0), fail);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
    if (process.env['npm_lifecycle_event'] !== undefined) whenParentEnds(end);
    running = await startServer(isSetUp(process.env) ? process.env : await setUp(process.env), timings);
  } catch (error) {
    fail(error);
  }
}

/** Whether any credential of the App is set; only without any does `npm start` offer to create the App. */
function isSetUp(env: Environment): boolean {
  const { APP_ID, WEBHOOK_SECRET, PRIVATE_KEY, PRIVATE_KEY_PATH, npm_lifecycle_event: script } = env;
  return script !== 'start' || Boolean(APP_ID || WEBHOOK_SECRET || PRIVATE_KEY || PRIVATE_KEY_PATH);
}

/** Lets the user create the App, and returns the environment with its credentials. */
async function setUp(env: Environment): Promise<Environment> {
  // Loaded only here: it runs once in the life of a service.
  const { createAppInBrowser } = await import('./command-line/create-app-in-browser.ts');
  process.stdout.write('No GitHub App is set up yet. `architect doctor` says what the service needs.\n');
  const { environment, install } = await createAppInBrowser({ folder: '.', port: readSettings(env).port });
  process.stdout.write(`The service starts. Then install the App: ${install}\n`);
  return { ...env, ...environment };
}

/** npm sends signals to its shell, which ends without passing them on; a new parent process shows that. */
function whenParentEnds(end: () => void): void {
  const { ppid } = process;
  const look = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(look);
    end();
  }, 500);
  look.unref();
}

function fail(error: unknown): void {
  const { code, message, hint, stack } = error instanceof UserProblem ? error : internalError(error);
  process.stderr.write(`could not start: ${plain(message)}\n${plain(hint)}\n${code === 'bug' ? `${stack}\n` : ''}`);
  process.exit(2);
}
