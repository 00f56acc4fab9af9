import { describe, expect, test } from 'vitest';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import { before, path, without } from './contract.ts';
import { serving } from './serving.ts';

const serve = serving();
const settled = () => serve.architect.idle();
const conclusions = (pull: FakePull) => pull.checks.map(({ conclusion }) => conclusion);
/** One review, one summary, and a check that is done. */
const counts = (pull: FakePull) => [pull.reviews.length, pull.summaries.length];
const hidden = (pull: FakePull) => pull.threads.map(({ comments }) => comments[0]?.minimized);

describe('a pull request', () => {
  test('that is a draft waits until it is ready', async () => {
    const pull = serve.shop(before).propose(without('total'), { draft: true });
    await settled();
    expect(conclusions(pull)).toEqual(['neutral']);
    expect(counts(pull)).toEqual([0, 0]);
    pull.ready();
    await settled();
    expect(conclusions(pull).at(-1)).toBe('failure');
    expect(counts(pull)).toEqual([1, 1]);
    expect(pull.checks.every(({ status }) => status === 'completed')).toBe(true);
  });

  test.each([
    ['closed', (pull: FakePull) => pull.close(), (pull: FakePull) => pull.reopen()],
    ['made a draft', (pull: FakePull) => pull.toDraft(), (pull: FakePull) => pull.ready()],
  ])('that is %s while it is reviewed is left alone, until that is taken back', async (_how, end, takeBack) => {
    const shop = serve.shop(before);
    const isDone = () => pull.checks.some(({ status }) => status === 'completed');
    serve.github.faults.plan(/\/compare\//, () => {
      end(pull);
      // The files are not there before the review was ended.
      return serve.github.until('its check is done', isDone);
    });
    const pull = shop.propose(without('total'));
    await settled();
    expect(counts(pull)).toEqual([0, 0]);
    expect(conclusions(pull)).toEqual(['neutral']);
    takeBack(pull);
    await settled();
    expect(counts(pull)).toEqual([1, 1]);
    expect(conclusions(pull).at(-1)).toBe('failure');
    expect(pull.checks.every(({ status }) => status === 'completed')).toBe(true);
  });

  test('that vanishes while it is reviewed stops nobody', async () => {
    const shop = serve.shop(before);
    serve.github.faults.plan(/\/compare\//, () => pull.delete());
    const pull = shop.propose(without('total'));
    const other = shop.propose(without('currency'));
    await settled();
    expect(counts(pull)).toEqual([0, 0]);
    expect(conclusions(other)).toEqual(['failure']);
    expect(pull.checks.filter(({ status }) => status !== 'completed')).toEqual([]);
  });

  test('from a fork that is gone is read through the base repository', async () => {
    const shop = serve.shop(before);
    const theirs = shop.fork('eve');
    theirs.push('patch', without('total'));
    serve.github.webhooks.held = [];
    const pull = shop.openPull({ head: 'patch', from: theirs, by: 'eve' });
    theirs.delete();
    const [opened] = serve.github.webhooks.held;
    serve.github.webhooks.held = null;
    if (opened) await serve.github.webhooks.deliver(opened);
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(counts(pull)).toEqual([1, 1]);
    const [run] = pull.checks;
    if (run) pull.rerunSuite(run);
    await settled();
    expect(conclusions(pull)).toEqual(['failure', 'failure']);
    expect(counts(pull)).toEqual([1, 1]);
  });

  test('is judged against its new base, and not again for a new title', async () => {
    const shop = serve.shop(before);
    const release = shop.push('release', without('total'));
    shop.forcePush('notes', release, { 'README.md': 'Orders have no total any more.\n' });
    const pull = shop.openPull({ head: 'notes' });
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    pull.rename('Take the total out');
    await settled();
    expect(pull.checks).toHaveLength(1);
    pull.changeBase('release');
    await settled();
    expect(conclusions(pull).at(-1)).toBe('success');
  });

  test('of a repository that was renamed, into a branch that was renamed', async () => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    await settled();
    shop.rename('store');
    shop.renameDefaultBranch('trunk');
    pull.push(without('total', 'currency'));
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(pull.threads).toHaveLength(2);
  });

  test('has its check made again when somebody asks for it, and nothing else twice', async () => {
    const pull = serve.shop(before).propose(without('total'));
    await settled();
    for (const again of [() => pull.rerun(pull.checks[0] as never), () => pull.rerunSuite(pull.checks[0] as never)]) {
      again();
      await settled();
    }
    expect(conclusions(pull)).toEqual(['failure', 'failure', 'failure']);
    expect([...counts(pull), pull.threads.length]).toEqual([1, 1, 1]);
  });

  test('that touches nothing of ours passes with a word', async () => {
    const pull = serve.shop({ ...before, 'README.md': 'Shop\n' }).propose({ 'README.md': 'Our shop\n' });
    await settled();
    expect(pull.checks).toMatchObject([{ conclusion: 'success', detailsUrl: null }]);
    expect(counts(pull)).toEqual([0, 0]);
  });
});

describe('on the next push', () => {
  test('what stands is left alone, what is gone is hidden, what is new is added', async () => {
    const pull = serve.shop(before).propose(without('total', 'currency'));
    await settled();
    const [first, second] = pull.threads;
    expect(pull.threads).toHaveLength(2);
    pull.push(without('currency', 'status'));
    await settled();
    expect(pull.threads).toHaveLength(3);
    expect([first, second].map((thread) => thread?.comments[0]?.minimized)).toEqual(['OUTDATED', null]);
    expect(counts(pull)).toEqual([2, 1]);
    pull.push(before);
    await settled();
    expect(conclusions(pull)).toEqual(['success']);
    expect(hidden(pull)).toEqual(['OUTDATED', 'OUTDATED', 'OUTDATED']);
    expect(counts(pull)).toEqual([2, 1]);
  });

  test('what a person dismissed is not raised again', async () => {
    const pull = serve.shop(before).propose(without('total', 'currency'));
    await settled();
    const [resolved, hidden] = pull.threads;
    if (!resolved || !hidden?.comments[0]) throw new Error('two comments were expected');
    pull.resolve(resolved, 'maria');
    hidden.comments[0].minimized = 'RESOLVED';
    pull.push({ ...without('total', 'currency'), 'notes.md': 'Nothing\n' });
    await settled();
    pull.push({ ...without('total', 'currency'), 'notes.md': 'Nothing more\n' });
    await settled();
    expect([...counts(pull), pull.threads.length]).toEqual([1, 1, 2]);
    expect(conclusions(pull)).toEqual(['failure']);
  });

  test('a branch that was rewritten is judged as it is', async () => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    await settled();
    shop.forcePush(pull.pull.head.ref, shop.tip('main'), without('currency'));
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(hidden(pull)).toEqual(['OUTDATED', null]);
  });

  test('a push that is taken back takes back what was said of it, and nothing else', async () => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    await settled();
    pull.push(without('total', 'currency'));
    await settled();
    shop.forcePush(pull.pull.head.ref, shop.tip('main'), without('total'));
    await settled();
    expect(hidden(pull)).toEqual([null, 'OUTDATED']);
    expect(counts(pull)).toEqual([2, 1]);
    expect(pull.summaries[0]?.body).toMatch(/^### 1 breaking change\n/);
  });

  test('what was mended and is broken again has the comment it had', async () => {
    const pull = serve.shop(before).propose(without('total'));
    await settled();
    pull.push(before);
    await settled();
    const [thread] = pull.threads;
    expect(thread?.comments[0]).toMatchObject({
      minimized: 'OUTDATED',
      body: expect.stringMatching(/^\*\*Resolved at/),
    });
    pull.push(without('total'));
    await settled();
    expect(thread?.comments).toMatchObject([{ minimized: null, body: expect.stringMatching(/^\*\*Breaking: /) }]);
    expect([...counts(pull), pull.threads.length]).toEqual([1, 1, 1]);
    expect(conclusions(pull)).toEqual(['failure']);
  });

  test('a file that nobody reads holds up no word about the others', async () => {
    const shop = serve.shop({ ...before, 'shop.ex': 'defmodule Shop do\nend\n' });
    const pull = shop.propose({ ...without('total'), 'shop.ex': 'defmodule Shops do\nend\n' });
    await settled();
    pull.push(before);
    await settled();
    expect(hidden(pull)).toEqual(['OUTDATED']);
    expect(pull.checks).toMatchObject([{ output: { title: 'Nothing to review; not read: Elixir' } }]);
  });

  test('a comment that a person deleted stays deleted, and the check still counts what it said', async () => {
    const pull = serve.shop(before).propose(without('total', 'currency'));
    await settled();
    pull.pull.threads.shift();
    pull.push({ 'notes.md': 'Nothing\n' });
    await settled();
    expect([...counts(pull), pull.threads.length]).toEqual([1, 1, 1]);
    expect(pull.summaries[0]?.body).toContain('dismissed: its comment was deleted');
    expect(pull.checks).toMatchObject([{ output: { title: '2 breaking changes' } }]);
    // Whoever deletes the summary finds it again: it is the one place where all of it stands.
    pull.pull.conversation.length = 0;
    pull.push({ 'notes.md': 'Nothing more\n' });
    await settled();
    expect([...counts(pull), pull.threads.length]).toEqual([1, 1, 1]);
    expect(pull.summaries[0]?.body).toContain('dismissed: its comment was deleted');
  });

  test('a contract that moves is the same one: what was dismissed stays so, and what stands is not said anew', async () => {
    const pull = serve.shop(before).propose(without('total', 'currency'));
    await settled();
    const [resolved] = pull.threads;
    if (resolved) pull.resolve(resolved, 'maria');
    pull.push({ [path]: null, 'api/v1/orders.yaml': without('total', 'currency')[path] ?? '' });
    await settled();
    expect(hidden(pull)).toEqual([null, null]);
    expect(counts(pull)).toEqual([1, 1]);
    expect(pull.summaries[0]?.body).toContain('dismissed: its conversation was resolved');
    expect(conclusions(pull)).toEqual(['failure']);
  });

  test('what others broke on the base meanwhile is not said of this change', async () => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    await settled();
    shop.push('main', without('status'));
    pull.push({ 'notes.md': 'Nothing\n' });
    await settled();
    expect(pull.summaries[0]?.body).toMatch(/^### 1 breaking change\n/);
    expect(pull.summaries[0]?.body).not.toContain('status');
    expect([...counts(pull), pull.threads.length]).toEqual([1, 1, 1]);
  });
});

describe('the merge queue', () => {
  test('is answered on its own commit, where two good changes break something together', async () => {
    const order = (fields: readonly string[]) =>
      `type: object\nrequired: [${fields.join(', ')}]\nproperties:\n${fields.map((field) => `  ${field}: { type: string }\n`).join('')}`;
    const api = (file: string) =>
      (before[path] ?? '').replace(/components:[^]*$/, '').replaceAll(/'#.components.schemas.\w+'/g, `./${file}`);
    const shop = serve.shop({
      [path]: api('order.yaml'),
      'api/order.yaml': order(['id', 'total']),
      'api/order-2.yaml': order(['id', 'total']),
    });
    const moved = shop.propose({ [path]: api('order-2.yaml') });
    const pruned = shop.propose({ 'api/order-2.yaml': order(['id']) });
    await settled();
    expect([moved, pruned].flatMap(conclusions)).toEqual(['success', 'success']);
    const [alone, group] = [shop.queue(moved), shop.queue(moved, pruned)];
    await settled();
    expect(shop.checksOn(alone.head).map(({ conclusion }) => conclusion)).toEqual(['success']);
    expect(shop.checksOn(group.head).map(({ conclusion }) => conclusion)).toEqual(['failure']);
    shop.unqueue(pruned, group);
    await settled();
    expect(shop.checksOn(group.head)).toHaveLength(1);
  });

  test.each([
    ['while it is compared', { delay: 3000 }, 0],
    // It is put off for a second each time.
    ['while that is put off', { status: 502 }, 500],
  ])('leaves no check in progress on a commit that it gives up %s', async (_when, trouble, milliseconds) => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    await settled();
    const path = `/repos/acme/${shop.repository.name}`;
    const isBegun = Promise.withResolvers<void>();
    const trees = { operation: /\/git\/trees\//, path };
    serve.github.faults.plan(trees, () => isBegun.resolve());
    serve.github.faults.plan(trees, trouble, { times: Infinity });
    const group = shop.queue(pull);
    await isBegun.promise;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    shop.unqueue(pull, group);
    const isDone = () => shop.checksOn(group.head).every(({ status }) => status === 'completed');
    await serve.github.until('its check is done', isDone, 10);
    await settled();
    expect(shop.checksOn(group.head).map(({ output }) => output.title)).toEqual([
      'Not reviewed: removed from the merge queue',
    ]);
  });

  test('has its commit checked again when somebody asks for it who may', async () => {
    const shop = serve.shop(before);
    shop.collaborator('ada', 'write');
    shop.collaborator('rob', 'read');
    const pull = shop.propose(without('total'));
    await settled();
    const { head } = shop.queue(pull);
    await settled();
    const [run] = shop.checksOn(head);
    if (!run) throw new Error('the queue has no answer');
    const press = (by: string) => pull.press(run, 'recheck', by);
    for (const ask of [() => pull.rerun(run), () => pull.rerunSuite(run), () => press('ada'), () => press('rob')]) {
      ask();
      await settled();
    }
    expect(shop.checksOn(head).map(({ conclusion }) => conclusion)).toEqual(Array(4).fill('failure'));
    expect(pull.checks).toHaveLength(1);
  });
});
