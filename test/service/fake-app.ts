import { handles } from '../../src/service/handlers.ts';
import { openPool, type Pool } from '../../src/service/context/pool.ts';
import type { AppContext } from '../../src/service/context/app-context.ts';
import type { Handlers } from '../../src/adapters/jobs/queue.ts';
import { openLog } from '../../src/adapters/observe/log.ts';
import { openMetrics } from '../../src/adapters/observe/metrics.ts';
import type { CommentErrand, MergeGroupErrand, ReviewErrand } from '../../src/core/model/errand.ts';
import type { Host } from '../../src/adapters/github/client/host.ts';
import { readManifest } from '../../src/entry/command-line/app-manifest.ts';
import type { Permissions } from '../fake-github/domain/hub.ts';
import { client } from '../fake-github/client.ts';
import { type FakeGithub, startFakeGithub } from '../fake-github/fake-github.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import type { FakeRepository } from '../fake-github/fake-repository.ts';
import { attempted, type PlainQueue, plainQueue } from './plain-queue.ts';

/** What the App does, with a fake host, real workers, and a queue that a test turns by hand. */
export interface FakeApp {
  readonly github: FakeGithub;
  readonly queue: PlainQueue;
  readonly handlers: Handlers;
  readonly app: AppContext;
  /** Every line of the log. */
  readonly lines: { readonly level: number; readonly msg: string; readonly [key: string]: unknown }[];
  /** Does the reviews that were asked for, and those asked for meanwhile. */
  turn(): Promise<void>;
}

let shared: Pool | null = null;

/** What `app.yml` asks for, and nothing else: the host refuses the rest. */
const { default_permissions, default_events: events } = readManifest();
const granted = { permissions: default_permissions as Permissions, events };

/** Starts the App. `pool` takes the place of the workers. */
export async function startFakeApp({
  pool,
  setting,
}: { pool?: Pick<Pool, 'review'>; setting?: Parameters<typeof startFakeGithub>[0] } = {}): Promise<FakeApp> {
  const github = await startFakeGithub({ ...granted, ...setting });
  const queue = plainQueue();
  const lines: FakeApp['lines'] = [];
  const hosts = new Map<number | null, Host>();
  const app: AppContext = {
    queue,
    hostOf: async (installation) => {
      const index = github.hub.installations.findIndex(({ id }) => id === installation);
      const host = hosts.get(installation) ?? client(github, installation === null ? 'app' : 'installation', index);
      hosts.set(installation, host);
      return host;
    },
    renew: async (installation) => void hosts.delete(installation),
    linked: (value) => value,
    unlinked: (value) => value,
    pool: { ...(shared ??= openPool(1, openMetrics())), ...pool },
    log: openLog('debug', [], { write: (line) => void lines.push(JSON.parse(line) as FakeApp['lines'][number]) }),
    metrics: openMetrics(),
    reviewSeconds: 60,
    model: null,
    rulesFirstSeconds: 60,
    me: async () => ({ login: 'architect[bot]', app: github.hub.app.id }),
    now: () => new Date(),
  };
  const handlers = handles(app);
  return {
    github,
    queue,
    handlers,
    app,
    lines,
    turn: async () => {
      for (let next = queue.asked.shift(); next; next = queue.asked.shift()) await handlers.review(next, attempted());
    },
  };
}

/** A review of a fake pull request. */
export function reviewOf(app: FakeApp, { pull }: FakePull, changes: Partial<ReviewErrand> = {}): ReviewErrand {
  const { repository, number } = pull;
  const [installation] = app.github.hub.installations;
  const where = {
    installation: installation?.id ?? 0,
    owner: repository.owner.login,
    name: repository.name,
    id: repository.id,
  };
  return {
    kind: 'review',
    pull: { repository: where, number },
    because: 'opened',
    again: false,
    label: null,
    trace: 'the-delivery',
    ...changes,
  };
}

/** What the host tells of a comment that somebody made on a fake pull request. */
export function commentOf(
  app: FakeApp,
  pull: FakePull,
  { id, by, text, on = 'conversation' }: { id: number; by: string; text: string; on?: CommentErrand['comment']['on'] },
): CommentErrand {
  return { kind: 'comment', pull: reviewOf(app, pull).pull, comment: { id, on }, author: by, text };
}

/** Somebody comments on a fake pull request: what the host tells of it. */
export function commented(app: FakeApp, pull: FakePull, by: string, text: string): CommentErrand {
  return commentOf(app, pull, { id: pull.comment(by, text).id, by, text });
}

/** What the host asks once fake pull requests stand in the merge queue, one upon the other. */
export function queued(app: FakeApp, repository: FakeRepository, ...pulls: FakePull[]): MergeGroupErrand {
  const { head, base } = repository.queue(...pulls);
  const [last] = pulls.toReversed();
  if (!last) throw new Error('an empty queue asks nothing');
  const where = reviewOf(app, last).pull.repository;
  return { kind: 'merge-group', repository: where, head, base, number: last.number, again: false, trace: null };
}
