import { afterEach, describe, expect, test } from 'vitest';
import { Ended } from '../../src/adapters/jobs/execution/ended.ts';
import { TryAgain, UserProblem } from '../../src/core/model/problem.ts';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import { attempted } from './plain-queue.ts';
import { type FakeApp, startFakeApp, reviewOf } from './fake-app.ts';

const files = { 'openapi.yaml': orders, 'package.json': '{}' };
const broken = { 'openapi.yaml': orders.replace(/ {8}total:\n(?: {10}.*\n)+/, '').replace('        - total\n', '') };
const config = '.github/architect.yml';

let app: FakeApp;
afterEach(() => app.github.stop());

/** A repository in which `total` is taken out of the orders. */
async function shop(
  made: Parameters<typeof startFakeApp>[0] & { readonly config?: string; readonly draft?: boolean } = {},
) {
  app = await startFakeApp(made);
  const repository = app.github.repository('acme/shop', {
    files: { ...files, ...(made.config !== undefined && { [config]: made.config }) },
  });
  return { repository, pull: repository.propose(broken, { draft: made.draft ?? false }) };
}

function checkOf(pull: FakePull) {
  return pull.checks.map(({ status, conclusion, output }) => ({ status, conclusion, title: output.title }));
}

/** A pool in which the review ends with an error, as often as is said, and then well. */
function failing(error: Error, times = 1) {
  let left = times;
  const pool = {
    asked: 0,
    review: async (...args: Parameters<FakeApp['app']['pool']['review']>) => {
      pool.asked += 1;
      if (left-- > 0) throw error;
      const [{ job }, , { world }] = args;
      await world(() => {}).fetch?.(job, []);
      throw new UserProblem('second', 'It was asked again.', 'It should not.');
    },
  };
  return pool;
}

describe('a review', () => {
  test('says once what the change breaks, and the check fails', async () => {
    const { pull } = await shop();
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toEqual([
      { status: 'completed', conclusion: 'failure', title: expect.stringContaining('breaking change') },
    ]);
    expect([pull.reviews.length, pull.threads.length, pull.summaries.length]).toEqual([1, 1, 1]);
    // Whoever complains of any of it names the delivery to look for in the log.
    const texts = [pull.checks[0]?.output.summary, pull.reviews[0]?.body, pull.summaries[0]?.body];
    for (const text of texts) expect(text).toContain('<!-- trace the-delivery -->');
    expect(pull.checks[0]?.actions.length).toBeLessThan(4);

    // A second delivery, and a sweep, change nothing.
    const before = app.github.requests.length;
    await app.handlers.review(reviewOf(app, pull), attempted({ job: 'another' }));
    await app.handlers.review(reviewOf(app, pull, { because: 'healed' }), attempted({ job: 'sweep' }));
    expect([pull.reviews.length, pull.threads.length, pull.summaries.length, pull.checks.length]).toEqual([1, 1, 1, 1]);
    expect(
      app.github.requests
        .slice(before)
        .filter(({ operation }) => /^POST .*(reviews|comments|check-runs)$/.test(operation)),
    ).toEqual([]);
  });

  test('takes few requests', async () => {
    const { pull } = await shop();
    await app.handlers.review(reviewOf(app, pull), attempted());
    const asked = app.github.requests.map(({ operation }) => operation);
    // From here on it is read what was said before.
    const judged = asked.slice(
      0,
      asked.findIndex((operation) => operation.includes('/comments')),
    );
    const reads = judged.filter((operation) => !/access_tokens|check-runs/.test(operation));
    expect(reads.length).toBeLessThanOrEqual(8);
  });

  test('that is asked for again makes another check, and repeats no comment', async () => {
    const { pull } = await shop();
    await app.handlers.review(reviewOf(app, pull), attempted());
    await app.queue.ask(reviewOf(app, pull, { because: 'rerequested', again: true, trace: 'another-delivery' }));
    await app.turn();
    expect(checkOf(pull).map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure']);
    expect([pull.reviews.length, pull.threads.length, pull.summaries.length]).toEqual([1, 1, 1]);
    // It says what it said, whatever led to it.
    expect(app.github.asked(/^PATCH .*issues\/comments/)).toEqual([]);
    expect(pull.summaries[0]?.body).toContain('<!-- trace the-delivery -->');
  });

  test('of a change that touches nothing of ours passes, because a check that never comes blocks the merge', async () => {
    app = await startFakeApp();
    const repository = app.github.repository('acme/shop', { files });
    const pull = repository.propose({ 'README.md': 'words' });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toEqual([{ status: 'completed', conclusion: 'success', title: 'Nothing to review' }]);
    expect(pull.summaries).toEqual([]);
  });

  test('is of the head as it is, whatever was delivered', async () => {
    const { pull } = await shop();
    const first = pull.head;
    pull.push({ 'openapi.yaml': orders });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)[0]?.conclusion).toBe('success');
    expect(pull.pull.repository.checkRuns.filter(({ sha }) => sha === first)).toEqual([]);
  });

  test('of a fork goes through the repository it wants to go to', async () => {
    app = await startFakeApp();
    const repository = app.github.repository('acme/shop', { files });
    const fork = repository.fork('eve');
    fork.push('change', broken);
    const pull = repository.openPull({ from: fork, head: 'change', by: 'eve' });
    fork.delete();
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)[0]?.conclusion).toBe('failure');
  });
});

describe('what is left alone', () => {
  test('a draft, until somebody asks or it is ready', async () => {
    const { pull } = await shop({ draft: true });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toEqual([{ status: 'completed', conclusion: 'neutral', title: 'Not reviewed: a draft' }]);
    await app.queue.ask(reviewOf(app, pull, { because: 'asked', again: true }));
    await app.turn();
    expect(checkOf(pull).at(-1)?.conclusion).toBe('failure');
  });

  test('a draft is reviewed where the configuration wants it', async () => {
    const { pull } = await shop({ draft: true, config: 'drafts: true\n' });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)[0]?.conclusion).toBe('failure');
  });

  test('a label that the configuration does not name', async () => {
    const { pull } = await shop({ config: 'labels:\n  skip: [accepted]\n' });
    await app.handlers.review(reviewOf(app, pull, { because: 'labels-changed', label: 'blue' }), attempted());
    expect(checkOf(pull)).toEqual([]);
    pull.label('accepted');
    await app.handlers.review(reviewOf(app, pull, { because: 'labels-changed', label: 'accepted' }), attempted());
    expect(checkOf(pull)).toEqual([
      { status: 'completed', conclusion: 'neutral', title: 'Not reviewed: by its labels' },
    ]);
  });

  test('what is closed, but for a check that was begun', async () => {
    const { pull } = await shop();
    pull.close();
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toEqual([]);

    pull.reopen();
    const off = new AbortController();
    app.github.faults.plan(/\/compare\//, () => off.abort(new Ended('cancelled')));
    await expect(app.handlers.review(reviewOf(app, pull), attempted({ signal: off.signal }))).rejects.toThrow(
      /cancelled|not needed/,
    );
    expect(checkOf(pull)).toMatchObject([{ status: 'in_progress' }]);
    pull.close();
    await app.handlers.review(reviewOf(app, pull, { because: 'cancelled' }), attempted({ attempt: 2 }));
    expect(checkOf(pull)).toEqual([{ status: 'completed', conclusion: 'neutral', title: 'Not reviewed: closed' }]);
  });
});

describe('a review that fails', () => {
  test.each([
    ['', 'neutral'],
    ['could-not-review: action-required\n', 'action_required'],
  ])('says why, and concludes as the configuration (%j) wants', async (text, conclusion) => {
    const pool = failing(
      new UserProblem('deadline', 'It took longer than 5 seconds and was ended.', 'Leave generated files out.'),
    );
    const { pull } = await shop({ pool, config: text });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toEqual([
      { status: 'completed', conclusion, title: 'Could not review: It took longer than 5 seconds and was ended' },
    ]);
    expect(pull.checks[0]?.output.summary).toContain('Leave generated files out.');
  });

  test('by a mistake of ours says so, names the delivery, and the log has the rest', async () => {
    const { pull } = await shop({ pool: failing(new TypeError('cannot read properties of undefined')) });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)[0]).toMatchObject({ status: 'completed', conclusion: 'neutral' });
    expect(pull.checks[0]?.output.summary).toContain('In the log of the service it is the-delivery.');
    const line = app.lines.find(({ msg }) => msg === 'could not review');
    expect(line).toMatchObject({
      level: 50,
      delivery: 'the-delivery',
      repo: 'acme/shop',
      pull: pull.number,
      head: pull.head,
    });
  });

  test('and may be tried again leaves its check running, and the next attempt takes it up', async () => {
    const { pull } = await shop({ pool: failing(new TryAgain(60, 'a limit is reached')) });
    await expect(app.handlers.review(reviewOf(app, pull), attempted())).rejects.toThrow('a limit is reached');
    expect(checkOf(pull)).toMatchObject([{ status: 'in_progress' }]);
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 2 }));
    expect(checkOf(pull)).toMatchObject([{ status: 'completed' }]);
  });

  test.each([
    ['', 'neutral'],
    ['could-not-review: action-required\n', 'action_required'],
  ])('and is put off for long holds up no merge, as the configuration (%j) wants', async (config, conclusion) => {
    const pool = failing(new TryAgain(5, 'The files failed: the host said 500.'));
    const { pull } = await shop({ pool, config });
    await expect(app.handlers.review(reviewOf(app, pull), attempted({ attempt: 8 }))).rejects.toThrow(TryAgain);
    expect(checkOf(pull)).toEqual([
      { status: 'completed', conclusion, title: 'Could not review: The files failed: the host said 500' },
    ]);
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 9 }));
    expect(checkOf(pull)).toMatchObject([{ title: 'Could not review: It was asked again' }]);
  });

  test('and is put off for long while it is posted lets the check say what was found', async () => {
    const { pull } = await shop();
    app.github.faults.plan('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { status: 502 });
    await expect(app.handlers.review(reviewOf(app, pull), attempted({ attempt: 8 }))).rejects.toThrow(TryAgain);
    expect(checkOf(pull)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    expect(pull.reviews).toEqual([]);
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 9 }));
    expect([pull.reviews.length, pull.checks.length]).toEqual([1, 1]);
  });

  test('while it is posted is not worked out again', async () => {
    const { pull } = await shop();
    app.github.faults.plan('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { status: 502 });
    await expect(app.handlers.review(reviewOf(app, pull), attempted())).rejects.toThrow(TryAgain);
    const files = () => app.github.asked('GET /repos/{owner}/{repo}/compare/{basehead}').length;
    const read = files();
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 2 }));
    expect(files()).toBe(read);
    expect([pull.reviews.length, pull.threads.length, pull.summaries.length]).toEqual([1, 1, 1]);
    expect(checkOf(pull)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });
});

describe('a review that is overtaken', () => {
  test('by a push completes the check of the old head, and says nothing', async () => {
    const { pull, repository } = await shop();
    const first = pull.head;
    const off = new AbortController();
    app.github.faults.plan(/\/compare\//, () => {
      pull.push({ 'README.md': 'more' });
      off.abort(new Ended('superseded'));
    });
    await expect(app.handlers.review(reviewOf(app, pull), attempted({ signal: off.signal }))).rejects.toThrow(
      'cancelled',
    );
    expect(repository.checksOn(first)).toMatchObject([
      { status: 'completed', conclusion: 'neutral', output: { title: 'Superseded by a newer push' } },
    ]);
    expect([pull.reviews, pull.summaries, checkOf(pull)]).toEqual([[], [], []]);
  });

  test('by a push that nobody has told us of yet is noticed before anything is said', async () => {
    const { pull, repository } = await shop();
    const first = pull.head;
    app.github.faults.plan(
      { operation: 'POST /graphql', says: 'reviewThreads' },
      () => void pull.push({ 'README.md': 'more' }),
    );
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(repository.checksOn(first)).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
    expect([pull.reviews, pull.summaries]).toEqual([[], []]);
  });

  test('by the end of the process leaves all as it is for the next one', async () => {
    const { pull } = await shop();
    const off = new AbortController();
    app.github.faults.plan(/\/compare\//, () => off.abort(new Ended('stopping')));
    await expect(app.handlers.review(reviewOf(app, pull), attempted({ signal: off.signal }))).rejects.toThrow(
      'cancelled',
    );
    expect(checkOf(pull)).toMatchObject([{ status: 'in_progress' }]);
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 2 }));
    expect(checkOf(pull)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });
});

describe('what is gone', () => {
  /** The attempt that believes it. */
  const last = attempted({ attempt: 3 });
  const warned = () => app.lines.filter(({ level }) => level >= 40).map(({ msg }) => msg);

  test('a pull request that does not exist any more is a line in the log', async () => {
    const { pull, repository } = await shop();
    repository.repository.pulls.delete(pull.number);
    await app.handlers.review(reviewOf(app, pull), last);
    expect(app.lines.at(-1)?.msg).toMatch(/^left alone: The pull request is gone/);
  });

  test('a repository that is deleted in the middle of its review is one, too', async () => {
    const { pull, repository } = await shop();
    app.github.faults.plan(/\/compare\//, () => repository.delete());
    await app.handlers.review(reviewOf(app, pull), last);
    expect(warned().length).toBeGreaterThan(0);
    expect(app.lines.some(({ level }) => level >= 50)).toBe(false);
  });

  test('an installation that is suspended, or is no more', async () => {
    const { pull } = await shop();
    const [installation] = app.github.hub.installations;
    if (installation) installation.suspendedAt = '2026-01-01T00:00:00Z';
    const errand = reviewOf(app, pull);
    await app.handlers.review(errand, attempted());
    expect(warned()).toEqual([expect.stringMatching(/^left alone: .*suspended/)]);
    app.github.hub.installations.length = 0;
    await app.handlers.review(errand, last);
    expect(app.lines.at(-1)?.msg).toMatch(/^left alone: The pull request is gone/);
  });

  test('an installation that is suspended in the middle: what nobody was told is not said once it is back', async () => {
    const { pull } = await shop();
    const [installation] = app.github.hub.installations;
    if (!installation) throw new Error('nothing is installed');
    app.github.faults.plan(/\/compare\//, () => void (installation.suspendedAt = '2026-01-01T00:00:00Z'));
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toMatchObject([{ status: 'in_progress' }]);
    installation.suspendedAt = null;
    await app.handlers.review(reviewOf(app, pull, { because: 'healed' }), attempted());
    expect(checkOf(pull)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    expect(pull.reviews).toHaveLength(1);
  });

  test('a permission that was taken away', async () => {
    const { pull } = await shop({
      setting: { permissions: { metadata: 'read', contents: 'read', pull_requests: 'read', checks: 'read' } },
    });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(warned()).toEqual([
      expect.stringMatching(/^there is no check: .*checks: write$/),
      'the host did not let us say all of it',
      'the host did not let us say all of it',
    ]);
  });

  test('checks alone: the review is there all the same, and the check once it may be', async () => {
    const { pull } = await shop({
      setting: { permissions: { metadata: 'read', contents: 'read', pull_requests: 'write', issues: 'read' } },
    });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect([pull.reviews.length, pull.threads.length, pull.summaries.length, pull.checks.length]).toEqual([1, 1, 1, 0]);
    expect(warned()).toEqual([expect.stringMatching(/^there is no check: .*checks: write$/)]);
    await app.handlers.heal(attempted());
    expect(app.queue.asked).toEqual([]);

    const { installations, tokens } = app.github.hub;
    for (const granted of [...installations, ...tokens.values()])
      Object.assign(granted, { permissions: { ...granted.permissions, checks: 'write' } });
    await app.handlers.heal(attempted());
    await app.turn();
    expect(checkOf(pull)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    expect([pull.reviews.length, pull.threads.length, pull.summaries.length]).toEqual([1, 1, 1]);
  });

  test('the permission to read: the check says so, because it would never come', async () => {
    const { pull } = await shop({
      setting: { permissions: { metadata: 'read', pull_requests: 'write', checks: 'write' } },
    });
    app.github.faults.plan('POST /graphql', { status: 403, message: 'Resource not accessible by integration' });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toEqual([
      {
        status: 'completed',
        conclusion: 'neutral',
        title: expect.stringMatching(/^Could not review: .*not accessible/),
      },
    ]);
    expect(warned()).toEqual([expect.stringMatching(/could not review/)]);
  });
});
