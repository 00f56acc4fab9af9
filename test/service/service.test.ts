import { describe, expect, test } from 'vitest';
import { takesWebhooks } from '../../src/service/take-webhook.ts';
import { decide } from '../../src/service/review/decide.ts';
import { whyUnavailable } from '../../src/service/upkeep/unless-unavailable.ts';
import { startService } from '../../src/service/service.ts';
import type { Queue } from '../../src/adapters/jobs/queue.ts';
import { UserProblem } from '../../src/core/model/problem.ts';
import { openLog } from '../../src/adapters/observe/log.ts';
import { openMetrics } from '../../src/adapters/observe/metrics.ts';
import type { Settings } from '../../src/adapters/settings.ts';
import { plainQueue } from './plain-queue.ts';

const payload = {
  action: 'opened',
  installation: { id: 3 },
  repository: { id: 7, name: 'shop', owner: { login: 'acme' } },
  pull_request: { number: 12 },
};
const checkRun = { name: 'architect', head_sha: 'a'.repeat(40), external_id: 'architect:v1#12' };

function service(changes: Partial<ReturnType<typeof plainQueue>> = {}) {
  const queue = { ...plainQueue(), ...changes };
  const metrics = openMetrics();
  const lines: string[] = [];
  const log = openLog('debug', [], { write: (line) => void lines.push(line) });
  return { queue, metrics, lines, log, accept: takesWebhooks({ queue, metrics, log, appId: 42 }) };
}

describe('a webhook', () => {
  test('is written down once, and counted for what became of it', async () => {
    const { accept, queue, metrics, lines } = service();
    await accept('d-1', 'pull_request', payload);
    await accept('d-1', 'pull_request', payload);
    await accept('d-2', 'pull_request', { ...payload, action: 'assigned' });
    await accept('d-3', 'star', { action: 'created' });
    expect([...queue.accepted.keys()]).toEqual(['d-1']);
    const text = await metrics.registry.getSingleMetricAsString('architect_webhooks_total');
    for (const result of ['accepted', 'known', 'ignored']) expect(text).toContain(`result="${result}"`);
    expect(await metrics.registry.metrics()).toContain('architect_database_seconds_count{what="webhook"} 2');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      level: 30,
      delivery: 'd-3',
      event: 'star',
      msg: 'nobody here looks at webhooks of this kind',
    });
  });

  test('with an action that is no name is counted under one', async () => {
    const { accept, metrics } = service();
    await accept('d-1', 'pull_request', { ...payload, action: 'x'.repeat(100_000) });
    const text = await metrics.registry.getSingleMetricAsString('architect_webhooks_total');
    expect(text).toContain('action="other"');
    expect(text.length).toBeLessThan(500);
  });

  test('about the check of another App asks nothing', async () => {
    const { accept, queue } = service();
    const rerequested = { ...payload, action: 'rerequested', check_run: { ...checkRun, app: { id: 41 } } };
    await accept('d-1', 'check_run', rerequested);
    expect(queue.accepted.size).toBe(0);
    await accept('d-2', 'check_run', { ...rerequested, check_run: { ...checkRun, app: { id: 42 } } });
    expect(queue.accepted.size).toBe(1);
  });

  test('that cannot be written down fails without a status, which would be the answer', async () => {
    const down = Object.assign(new Error('connect ECONNREFUSED postgres://ada:secret@db'), { status: 404 });
    const { accept, lines } = service({ accept: () => Promise.reject(down) });
    const failure = await accept('d-1', 'pull_request', payload).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: 'The webhook could not be written down. Send it again.' });
    expect(failure).not.toHaveProperty('status');
    expect(lines.join('')).toContain('"delivery":"d-1"');
    expect(lines.join('')).not.toContain('secret');
  });

  test.each(['__proto__', 'constructor', 'toString'])('named %s asks nothing', async (event) => {
    const { accept, queue } = service();
    await accept('d-1', event, payload);
    expect(queue.accepted.size).toBe(0);
  });
});

describe('the service', () => {
  const handlers = {
    errand: async () => {},
    review: async () => {},
    mergeGroup: async () => {},
    dead: async () => {},
    heal: async () => {},
  };
  type Changes = Partial<ReturnType<typeof plainQueue>>;
  const started = async (role: Settings['role'], changes: Changes, refused: string | null = null) => {
    const parts = service({ work: async () => {}, ...changes });
    let clock = Date.parse('2026-11-25T12:00:00Z');
    const now = () => new Date(clock);
    const running = await startService({
      ...parts,
      handlers,
      appId: 42,
      settings: { role, reviewsAtOnce: 2 },
      pages: () => ({}),
      refused: () => refused,
      now,
    });
    return { running, later: (seconds: number) => void (clock += seconds * 1000) };
  };

  test('takes on more reviews than compute at a time: some of them wait for a model or for a limit', async () => {
    const taken: number[] = [];
    const work: Queue['work'] = async (_, { concurrency }) => void taken.push(concurrency);
    await started('all', { work });
    expect(taken).toEqual([6]);
  });

  test('is ready while the database answers and it looks for work', async () => {
    let polled: Date | null = null;
    const { running, later } = await started('all', { lastPolled: () => polled });
    expect(await running.notReady()).toBeNull();
    later(61);
    expect(await running.notReady()).toBe('its worker does not look for work');
    polled = new Date('2026-11-25T12:01:00Z');
    expect(await running.notReady()).toBeNull();
    expect(await running.numbers()).toContain('architect_database_seconds_count{what="ping"} 3');
    running.drain();
    expect(await running.notReady()).toBe('it stops');
  });

  test('is not ready where the database cannot write, and says why it cannot', async () => {
    const full = new UserProblem('data-dir', 'No room is left.', 'Make some.');
    const { running } = await started('all', { ping: () => Promise.reject(full) });
    expect(await running.notReady()).toBe('No room is left.');
    const { running: other } = await started('all', { ping: () => Promise.reject(new Error('password wrong')) });
    expect(await other.notReady()).toBe('the database does not answer');
  });

  test('is not ready where the host does not take its credentials', async () => {
    const { running } = await started('web', {}, 'Look at the private key.');
    expect(await running.notReady()).toBe('Look at the private key.');
  });

  test('that takes only webhooks is not asked for work', async () => {
    const { running, later } = await started('web', { work: () => Promise.reject(new Error('it should not')) });
    later(3600);
    expect(await running.notReady()).toBeNull();
  });

  test('without a database says so, and still tells its numbers', async () => {
    const down = () => Promise.reject(new Error('down'));
    const depth = { queue: 'review', ready: 3, deferred: 1, active: 2, failed: 0, oldest: 40 } as const;
    const depths = [down, async () => [depth]];
    const { running } = await started('all', { ping: down, depths: () => (depths.pop() ?? down)() });
    expect(await running.numbers()).toContain('architect_jobs{queue="review",state="ready"} 3');
    expect(await running.notReady()).toBe('the database does not answer');
    const numbers = await running.numbers();
    expect(numbers).toContain('architect_webhooks_total');
    expect(numbers).not.toContain('architect_jobs{');
  });

  test('tells how much is in its queues', async () => {
    const depth = { queue: 'review', ready: 3, deferred: 1, active: 2, failed: 0, oldest: 40 } as const;
    const { running } = await started('all', { depths: async () => [depth] });
    const numbers = await running.numbers();
    expect(numbers).toContain('architect_jobs{queue="review",state="ready"} 3');
    expect(numbers).toContain('architect_jobs{queue="review",state="deferred"} 1');
    expect(numbers).toContain('architect_oldest_job_seconds{queue="review"} 40');
  });
});

describe('what is done about a pull request', () => {
  const now = { state: 'open', draft: false, labels: [] as string[] } as const;
  const wants = { drafts: false, labels: { skip: ['wip'], only: [] as string[] } };
  const because = (cause: Parameters<typeof decide>[0]['because'], label: string | null = null) => ({
    because: cause,
    label,
  });

  test.each([
    ['open', decide(because('opened'), now, wants), 'review'],
    ['closed', decide(because('asked'), { ...now, state: 'closed' }, wants), { not: 'closed' }],
    ['a draft', decide(because('pushed'), { ...now, draft: true }, wants), { not: 'draft' }],
    ['a draft that somebody asks for', decide(because('asked'), { ...now, draft: true }, wants), 'review'],
    [
      'a draft where drafts are wanted',
      decide(because('pushed'), { ...now, draft: true }, { ...wants, drafts: true }),
      'review',
    ],
    ['left alone by its label', decide(because('pushed'), { ...now, labels: ['wip'] }, wants), { not: 'label' }],
    ['asked for in spite of its label', decide(because('asked'), { ...now, labels: ['wip'] }, wants), 'review'],
    [
      'without the label it needs',
      decide(because('opened'), now, { ...wants, labels: { skip: [], only: ['api'] } }),
      { not: 'label' },
    ],
    [
      'with it',
      decide(because('opened'), { ...now, labels: ['api'] }, { ...wants, labels: { skip: [], only: ['api'] } }),
      'review',
    ],
    ['given a label that means nothing', decide(because('labels-changed', 'blue'), now, wants), 'nothing'],
    ['rid of one that means something', decide(because('labels-changed', 'wip'), now, wants), 'review'],
  ])('that is %s', (_, decided, expected) => expect(decided).toEqual(expected));
});

describe('what is gone', () => {
  const failed = (status: number, message = 'no') => Object.assign(new Error(message), { status });

  test.each([
    [failed(404), /gone/],
    [failed(410), /gone/],
    [failed(451), /legal/],
    [failed(403, 'This installation has been suspended'), /suspended/],
    [failed(403, 'Resource not accessible by integration'), /not allowed/],
    [failed(403, 'Repository was archived so is read-only.'), /not allowed/],
    [new UserProblem('not-found', 'GitHub does not show acme/shop#12.', ''), /^GitHub does not show acme\/shop#12$/],
    [new UserProblem('gone', 'Starting the check failed.', ''), /^Starting the check failed$/],
  ])('%s', (error, says) => expect(whyUnavailable(error)).toMatch(says));

  test.each([
    failed(500),
    failed(422),
    failed(403, 'API rate limit exceeded'),
    failed(403, 'You have exceeded a secondary rate limit and have been temporarily blocked from content creation.'),
    new TypeError('x'),
    'words',
    null,
  ])('is not %s', (error) => expect(whyUnavailable(error)).toBeNull());
});
