import { afterAll, describe, expect, test, vi } from 'vitest';
import { shop } from '../../core/agents/shop.ts';
import type { RequestFilter } from '../../fake-github/http/faults.ts';
import { startFakeGithub, type FakeGithub } from '../../fake-github/fake-github.ts';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import { type ArchitectProcess, spawnArchitect } from './architect-process.ts';
import { idle, secret, startArchitect } from './architect.ts';
import { before, without } from './contract.ts';
import { anyPlace, postgres } from './database.ts';
import { inPlaces } from './in-places.ts';
import { startFakeModelServer } from './fake-model-server.ts';
import { proxyTo } from './proxy.ts';
import { once, tally } from './tally.ts';

// Whole processes, two of them one after the other: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000, maxConcurrency: 6 });

/** At which request the process is killed, and whether the host still carries it out. */
interface Moment {
  readonly stage: string;
  readonly operation: RegExp;
  readonly says?: string;
  readonly committed: boolean;
}

// Each single write is tried in `adapters/github/interrupted.test.ts`, each stage in `adapters/jobs/faults.test.ts`.
const moments: readonly Moment[] = [
  { stage: 'after it analysed', operation: /graphql$/, says: 'reviewThreads', committed: false },
  { stage: 'just after it posted the review', operation: /^POST .*\/reviews$/, committed: true },
];

const [any, served] = [await anyPlace(), await postgres()];
afterAll(() => Promise.all([any.cleanUp(), served.cleanUp()]));

/** Runs a test with a GitHub of its own, and ends whatever was started, however the test ends. */
async function withGithub(use: (github: FakeGithub, started: ArchitectProcess[]) => Promise<void>): Promise<void> {
  const github = await startFakeGithub();
  const started: ArchitectProcess[] = [];
  try {
    await use(github, started);
  } catch (error) {
    throw new Error(started.map((one) => one.log()).join('\n---\n'), { cause: error });
  } finally {
    await Promise.all(started.map((one) => one.kill()));
    await github.stop();
  }
}

/** Kills a process at a request; the promise resolves once it is no more. */
function killedAt(
  github: FakeGithub,
  meant: RequestFilter,
  process: ArchitectProcess,
  committed: boolean,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  github.faults.plan(meant, async () => {
    await process.kill();
    resolve();
  });
  github.faults.plan(meant, { drop: true, committed });
  return promise;
}

/** Waits until the head has a check that is done, and nothing is left to do. */
async function settled(github: FakeGithub, pull: FakePull, url: string): Promise<void> {
  const isDone = () => pull.checks.length > 0 && pull.checks.every(({ status }) => status === 'completed');
  await github.until('the check is done', isDone, 120);
  await idle(url, github);
}

await inPlaces('a process that is killed', (place) => {
  const some = place.name === any.name ? moments : moments.slice(1);
  test.each(some)('$stage leaves one of everything to the next', async ({ operation, says = '', committed }) => {
    await withGithub(async (github, started) => {
      const database = await place.newDatabase();
      const first = await spawnArchitect(github, database);
      started.push(first);
      const shop = github.repository('acme/shop', { files: before });
      const killed = killedAt(github, { operation, says }, first, committed);
      const pull = shop.propose(without('total'));
      await killed;
      const second = await spawnArchitect(github, database);
      started.push(second);
      await settled(github, pull, second.url);
      expect(tally(pull)).toEqual(once);
    });
  });
});

const sides = [0, 1].map((side) =>
  Object.fromEntries(Object.entries(shop).map(([path, texts]) => [path, texts[side]])),
);
const [was = {}, is = {}] = sides as Record<string, string>[];

describe.concurrent('a process with an agent that is killed', () => {
  // Killed before that, it is owed: `service/lanes.test.ts`. In the middle, it goes on where it was: `agent.test.ts`.
  test('just after it posted what the agent said leaves one review of each lane to the next', async () => {
    await withGithub(async (github, started) => {
      const dying = Promise.withResolvers<void>();
      let pull: FakePull | null = null;
      // The rules have spoken before the agent does: each has a review of its own.
      const model = await startFakeModelServer(() =>
        github.until('the rules have spoken', () => pull?.checks[0]?.status === 'completed', 60),
      );
      const database = { ...(await any.newDatabase()), TEST_RULES_FIRST: '0', ANTHROPIC_API_KEY: 'a key' };
      const env = { ...database, ANTHROPIC_BASE_URL: model.url };
      const first = await spawnArchitect(github, env);
      started.push(first);
      const posting = /^POST .*\/reviews$/;
      github.faults.plan(posting, () => first.kill().then(dying.resolve), { skip: 1 });
      github.faults.plan(posting, { drop: true, committed: true }, { skip: 1 });
      pull = github.repository('acme/shop', { files: was }).propose(is);
      await dying.promise;
      const before = model.asked();
      const second = await spawnArchitect(github, env);
      started.push(second);
      await settled(github, pull, second.url);
      const lanes = pull.reviews.map(({ body }) => /<!-- architect:v1 review=(\w+)/.exec(body)?.[1]);
      expect({ lanes, summaries: pull.summaries.length }).toEqual({ lanes: ['rules', 'agent'], summaries: 1 });
      expect(pull.checks).toMatchObject([
        { status: 'completed', output: { title: expect.not.stringMatching(/still/) } },
      ]);
      expect(model.asked()).toBe(before);
      await model.close();
    });
  });
});

describe.concurrent('a push while nobody is there', () => {
  test('is heard of later, and leaves no check of an older head waiting', async () => {
    await withGithub(async (github, started) => {
      const database = await any.newDatabase();
      const first = await spawnArchitect(github, database);
      started.push(first);
      const shop = github.repository('acme/shop', { files: before });
      const killed = killedAt(github, { operation: /\/compare\// }, first, false);
      const pull = shop.propose(without('currency'));
      const older = pull.head;
      await killed;
      pull.push(without('total'));
      const second = await spawnArchitect(github, database);
      started.push(second);
      await settled(github, pull, second.url);
      expect(tally(pull)).toEqual(once);
      expect(shop.checksOn(older).map(({ status }) => status)).toEqual(['completed']);
    });
  });
});

describe.concurrent('a process that is killed and whose database is lost', () => {
  test('leaves one of everything to the next, which remembers nothing', async () => {
    await withGithub(async (github, started) => {
      const first = await spawnArchitect(github, await any.newDatabase());
      started.push(first);
      const shop = github.repository('acme/shop', { files: before });
      const reviewed = shop.propose(without('total'));
      await settled(github, reviewed, first.url);
      const killed = killedAt(github, { operation: /^POST .*\/reviews$/ }, first, true);
      const pull = shop.propose(without('total'));
      await killed;
      const second = await spawnArchitect(github, await any.newDatabase());
      started.push(second);
      await settled(github, pull, second.url);
      expect([tally(reviewed), tally(pull)]).toEqual([once, once]);
    });
  });
});

describe.concurrent('a process that is asked to end', () => {
  test('finishes what it has in hand, and the next finds nothing to do', async () => {
    await withGithub(async (github, started) => {
      const database = await any.newDatabase();
      const first = await spawnArchitect(github, database);
      started.push(first);
      const ending = Promise.withResolvers<number | null>();
      github.faults.plan(/^POST .*\/reviews$/, () => ending.resolve(first.stop()));
      const pull = github.repository('acme/shop', { files: before }).propose(without('total'));
      expect(await ending.promise).toBe(0);
      const second = await spawnArchitect(github, database);
      started.push(second);
      await settled(github, pull, second.url);
      expect(tally(pull)).toEqual(once);
    });
  });
});

describe.skipIf(!served.isAvailable).concurrent('on PostgreSQL', () => {
  test('a worker takes over what another leaves, while a third process takes the webhooks', async () => {
    await withGithub(async (github, started) => {
      const database = await served.newDatabase();
      const worker = async () => {
        const process = await spawnArchitect(github, { ...database, ROLE: 'worker' });
        started.push(process);
        return process;
      };
      const first = await worker();
      const web = await spawnArchitect(github, { ...database, ROLE: 'web' });
      started.push(web);
      const killed = killedAt(github, { operation: /^POST .*\/reviews$/ }, first, true);
      const pull = github.repository('acme/shop', { files: before }).propose(without('total'));
      await killed;
      await worker();
      github.listenAt(`${web.url}/api/github/webhooks`, secret);
      const again = github.hub.deliveries.filter(({ event }) => event === 'pull_request');
      for (const delivery of again) await github.webhooks.deliver(delivery);
      await settled(github, pull, web.url);
      expect(tally(pull)).toEqual(once);
    });
  });

  test('two that do everything share the webhooks of fifty pushes, and say once what there is', async () => {
    const github = await startFakeGithub();
    const database = await served.newDatabase();
    const replicas = [await startArchitect(github, database), await startArchitect(github, database)];
    const repository = github.repository('acme/shop', { files: before });
    const pull = repository.propose(without('currency'));
    const heads = [pull.head];
    for (let at = 0; at < 50; at++) {
      github.listenAt(`${replicas[at % 2]?.url}/api/github/webhooks`, secret);
      heads.push(pull.push({ ...without('total'), 'notes.md': `${at}\n` }));
      await github.until('the webhook went out', () => github.hub.deliveries.at(-1)?.status !== 0);
    }
    for (const { url } of replicas) await settled(github, pull, url);
    const checks = heads.flatMap((sha) => repository.checksOn(sha));
    expect(checks.filter(({ status }) => status !== 'completed')).toEqual([]);
    const perHead = Map.groupBy(pull.reviews, ({ commit }) => commit);
    expect([...perHead.values()].filter(({ length }) => length > 1)).toEqual([]);
    expect(pull.threads.filter(({ comments }) => comments[0]?.minimized === null)).toHaveLength(1);
    expect({ summaries: pull.summaries.length, check: pull.checks.at(-1)?.conclusion }).toEqual({
      summaries: 1,
      check: 'failure',
    });
    for (const replica of replicas) await replica.stop();
    await github.stop();
  });

  test('that is away for a while: the webhook is refused, what runs goes on, and what was refused is sent again', async () => {
    const database = await served.newDatabase();
    const address = new URL(database['DATABASE_URL'] ?? '');
    const proxy = await proxyTo(address.hostname, Number(address.port || 5432));
    const through = {
      DATABASE_URL: Object.assign(new URL(address), { hostname: '127.0.0.1', port: `${proxy.port}` }).href,
    };
    const github = await startFakeGithub();
    try {
      const first = await startArchitect(github, through);
      const shop = github.repository('acme/shop', { files: before });
      github.faults.plan(/^POST .*\/reviews$/, () => proxy.cut());
      const running = shop.propose(without('total'));
      await github.until('the database is away', () => running.reviews.length > 0, 60);
      const missed = shop.propose(without('currency'));
      await github.webhooks.settled();
      const refused = github.hub.deliveries.find(({ payload }) => payload['number'] === missed.number);
      expect(refused?.status).toBeGreaterThanOrEqual(500);
      proxy.restore();
      await settled(github, running, first.url);
      expect(tally(running)).toEqual(once);
      await first.stop();
      const second = await startArchitect(github, through);
      await settled(github, missed, second.url);
      expect(tally(missed)).toEqual(once);
      expect(github.hub.deliveries.filter(({ redelivery }) => redelivery)).toHaveLength(1);
      await second.stop();
    } finally {
      await proxy.close();
      await github.stop();
    }
  });
});
