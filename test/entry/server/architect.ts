import { startServer } from '../../../src/entry/server.ts';
import type { Timings } from '../../../src/service/open-service.ts';
import type { FakeGithub } from '../../fake-github/fake-github.ts';
import { quick } from './quick.ts';

/** What webhooks are signed with in tests. */
export const secret = 'a secret of the tests';

/** The service as it runs, seen from outside. */
export interface Architect {
  readonly url: string;
  /** Waits until no job waits or runs, whatever has to be done for it. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** The environment of a service that works for a fake GitHub. */
export function environment(
  github: Pick<FakeGithub, 'url' | 'privateKey' | 'hub'>,
  database: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    APP_ID: `${github.hub.app.id}`,
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: secret,
    GHE_HOST: new URL(github.url).host,
    GHE_PROTOCOL: 'http',
    GHE_LIMITS: 'off',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...database,
  };
}

const looksForLost = 'GET /app/installations';

/** Starts the real server in this process, and lets the fake GitHub send its webhooks there. */
export async function startArchitect(
  github: FakeGithub,
  database: Readonly<Record<string, string>>,
  timings: Timings = {},
): Promise<Architect> {
  const before = github.asked(looksForLost).length;
  const running = await startServer(environment(github, database), { ...quick, ...timings });
  // It looks for what was lost as soon as it starts: what a test does afterwards is not lost.
  await github.until('it has looked for what was lost', () => github.asked(looksForLost).length > before, 60);
  const url = `http://127.0.0.1:${running.port}`;
  github.listenAt(`${url}/api/github/webhooks`, secret);
  return { url, idle: () => idle(url, github), stop: running.stop };
}

const queues = ['intake', 'review', 'merge-group', 'dead'];

/** Waits until the queues of a service are empty. */
export async function idle(url: string, github: FakeGithub): Promise<void> {
  await github.webhooks.settled();
  let left: readonly string[] = [];
  try {
    await github.until('the queues are empty', async () => (left = await waiting(url)).length === 0, 200);
  } catch (error) {
    throw new Error(`${(error as Error).message}; left are ${left.join(', ')}`, { cause: error });
  }
}

/** The queues that are not empty, with how many jobs wait or run. */
async function waiting(url: string): Promise<readonly string[]> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const counts = [...text.matchAll(/^architect_jobs\{queue="(.+?)",state="(ready|deferred|active)"\} (\d+)$/gmu)];
  // A database that is away for a moment cannot be asked.
  if (counts.length === 0) return [`jobs that nobody counts: ${text.slice(0, 200)}`];
  return counts.flatMap(([, queue = '', state, count]) =>
    queues.includes(queue) && count !== '0' ? [`${count} ${state} in ${queue}`] : [],
  );
}
