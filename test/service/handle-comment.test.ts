import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import type { FakeRepository } from '../fake-github/fake-repository.ts';
import { attempted } from './plain-queue.ts';
import { commented, type FakeApp, startFakeApp, reviewOf } from './fake-app.ts';

let app: FakeApp;
let repository: FakeRepository;
let pull: FakePull;

beforeEach(async () => {
  app = await startFakeApp();
  repository = app.github.repository('acme/shop', { files: { 'openapi.yaml': orders } });
  pull = repository.propose({ 'openapi.yaml': orders.replace('- paid', '- sent') }, { by: 'maria' });
  repository.collaborator('walter', 'write');
  repository.collaborator('rita', 'read');
});
afterEach(() => app.github.stop());

/** Somebody comments, and the App hears of it. */
async function says(login: string, text: string, times = 1) {
  const errand = commented(app, pull, login, text);
  for (let attempt = 1; attempt <= times; attempt++) await app.handlers.errand(errand, attempted({ attempt }));
  const comment = pull.pull.conversation.find(({ id }) => id === errand.comment.id);
  return {
    reactions: comment?.reactions.map(({ content }) => content),
    answers: pull.summaries.map(({ body }) => body),
  };
}

describe('a command', () => {
  test('of somebody who may is done, and a reaction says so', async () => {
    expect(await says('walter', 'Once more:\n/architect review')).toEqual({
      reactions: ['eyes', 'rocket'],
      answers: [],
    });
    expect(app.queue.asked).toMatchObject([{ because: 'asked', again: true, trace: attempted().job }]);
  });

  test.each([
    ['walter', 'review', true],
    ['walter', 'recheck', true],
    ['rita', 'review', false],
    ['rita', 'recheck', false],
    ['rita', 'help', true],
    ['rita', 'explain', true],
    ['maria', 'review', false],
    ['maria', 'recheck', true],
    ['nobody', 'help', false],
  ])('%s may %s: %s', async (login, name, may) => {
    const { reactions, answers } = await says(login, `/architect ${name}`);
    expect(reactions).toEqual(['eyes', may ? 'rocket' : 'confused']);
    if (!may)
      expect(answers).toEqual([expect.stringMatching(new RegExp(`^\`/architect ${name}\` takes (read|write) access`))]);
    expect(app.queue.asked.length).toBe(may && name.startsWith('re') ? 1 : 0);
  });

  test('that was taken away a moment ago is not done', async () => {
    await says('walter', '/architect review');
    repository.collaborator('walter', 'read');
    expect((await says('walter', '/architect review')).reactions).toEqual(['eyes', 'confused']);
    expect(app.queue.asked).toHaveLength(1);
  });

  test('that does not exist is answered with what was meant, and repeats nothing harmful', async () => {
    const { reactions, answers } = await says('walter', '/architect reveiw\n/architect `@everyone`');
    expect(reactions).toEqual(['eyes', 'confused']);
    expect(answers[0]).toContain('Did you mean `/architect review`?');
    expect(answers[0]).not.toMatch(/(^|[^`])@everyone/);
  });

  test('is answered once, however often it is tried', async () => {
    expect((await says('rita', '/architect help', 3)).answers).toHaveLength(1);
  });

  test('is heard with others in one answer', async () => {
    const { reactions, answers } = await says('walter', '/architect help\n/architect recheck\n/architect dance');
    expect(reactions).toEqual(['eyes', 'confused']);
    expect(answers).toHaveLength(1);
    expect(app.queue.asked).toHaveLength(1);
  });

  test('of strangers is heard a few times an hour, and nonsense once: the host is asked nothing for the rest', async () => {
    expect((await says('nobody', '/architect dance')).answers).toHaveLength(1);
    const asked = app.github.requests.length;
    for (let times = 0; times < 40; times++) await says('nobody', '/architect dance');
    expect(app.github.requests.length).toBe(asked);
    for (let times = 0; times < 8; times++) await says('rita', '/architect help');
    expect(pull.summaries).toHaveLength(1 + 5);
    // Whoever may write is heard, however often and whatever they say.
    for (let times = 0; times < 8; times++)
      expect((await says('walter', '/architect dance')).reactions).not.toEqual([]);
    Object.assign(app.app, { now: () => new Date(Date.now() + 61 * 60_000) });
    expect((await says('nobody', '/architect dance')).reactions).not.toEqual([]);
  });

  test('in a comment that is gone when its turn comes does nothing', async () => {
    const errand = commented(app, pull, 'walter', '/architect review');
    const listed = pull.pull.conversation;
    listed.splice(
      listed.findIndex(({ id }) => id === errand.comment.id),
      1,
    );
    await app.handlers.errand(errand, attempted());
    expect([pull.summaries, app.queue.asked]).toEqual([[], []]);
  });

  test('about a closed pull request is told so', async () => {
    pull.close();
    expect((await says('walter', '/architect review')).answers[0]).toContain('is closed');
    expect(app.queue.asked).toEqual([]);
  });
});

describe('explain', () => {
  const rule = 'contract/request-enum-value-removed';

  test('lists the findings, and says everything about one', async () => {
    await app.handlers.review(reviewOf(app, pull), attempted());
    const files = app.github.asked(/\/compare\//).length;
    const summaries = pull.summaries.length;
    const listed = (await says('rita', '/architect explain')).answers[summaries] ?? '';
    const [, id = ''] = /^- `([0-9a-f]{8})` \*{0,2}Breaking/m.exec(listed) ?? [];
    expect(listed).toMatch(/findings? at `[0-9a-f]{7}`/);
    const said = (await says('rita', `/architect explain ${id}`)).answers[summaries + 1] ?? '';
    expect(said).toContain(`\`${id}\` · [\`${rule}\`]`);
    for (const part of [
      '**Why it matters:**',
      '**What to do:**',
      '**Who says so:**',
      '**Where it is said:** in a comment',
    ]) {
      expect(said).toContain(part);
    }
    // From what was kept: nothing is read again.
    expect(app.github.asked(/\/compare\//)).toHaveLength(files);

    const [thread] = pull.threads;
    if (thread) pull.resolve(thread, 'maria');
    const later = (await says('rita', `/architect explain ${id}`)).answers[summaries + 2];
    expect(later).toContain('**Where it is said:** in the summary; somebody has resolved the comment it had.');
  });

  test('works where nothing was kept', async () => {
    const listed = (await says('rita', '/architect explain')).answers[0] ?? '';
    const [, id] = /^- `([0-9a-f]{8})` \*{0,2}Breaking/m.exec(listed) ?? [];
    expect((await says('rita', `/architect explain ${id}`)).answers[1]).toContain(
      '**Where it is said:** nowhere, because it is not posted yet.',
    );
  });

  test('of an id that no finding has lists what there is', async () => {
    expect((await says('rita', '/architect explain 00000000')).answers[0]).toMatch(
      /^There is no finding `00000000` at/,
    );
  });

  test('of a finding that was not published says why it was not', async () => {
    pull.push({ 'openapi.yaml': orders.replace('[items, payments]', '[items, payments, refunds]') });
    const listed = (await says('rita', '/architect explain')).answers[0] ?? '';
    const [, id] = /^- `([0-9a-f]{8})`/m.exec(listed) ?? [];
    expect((await says('rita', `/architect explain ${id}`)).answers[1]).toMatch(
      /\*\*Where it is said:\*\* nowhere, because safe/,
    );
  });
});

describe('a button', () => {
  const press = (author: string, action = 'recheck', number: number | null = pull.number) =>
    app.handlers.errand(
      { kind: 'button', repository: reviewOf(app, pull).pull.repository, head: pull.head, number, action, author },
      attempted(),
    );

  test('is a command of whoever presses it', async () => {
    await press('walter');
    await press('rita');
    await press('walter', 'constructor');
    expect(app.queue.asked).toHaveLength(1);
  });

  test('finds its pull request by the commit where it names none', async () => {
    await press('walter', 'recheck', null);
    expect(app.queue.asked).toMatchObject([{ pull: { number: pull.number }, because: 'rerequested' }]);
  });
});

describe('a check that is rerequested', () => {
  const recheck = (head: string, number: number | null) =>
    app.handlers.errand(
      { kind: 'recheck', repository: reviewOf(app, pull).pull.repository, head, number },
      attempted(),
    );

  test('is done again for the pull request it names, or whose head it is of', async () => {
    await recheck(pull.head, pull.number);
    await recheck(pull.head, null);
    expect(app.queue.asked).toMatchObject([{ again: true }, { again: true, pull: { number: pull.number } }]);
  });

  test('of a fork, which the host does not tell by the commit, is found among the open ones', async () => {
    const fork = repository.fork('eve');
    const head = fork.push('change', { 'openapi.yaml': orders.replace('- paid', '- late') });
    const other = repository.openPull({ from: fork, head: 'change', by: 'eve' });
    await recheck(head, null);
    expect(app.queue.asked).toMatchObject([{ pull: { number: other.number } }]);
  });

  test('of a commit that no pull request has any more asks for nothing', async () => {
    await recheck('f'.repeat(40), null).catch(() => {});
    expect(app.queue.asked).toEqual([]);
  });
});

test('what is closed or became a draft is cancelled, and a merge group is asked about', async () => {
  const { pull: which } = reviewOf(app, pull);
  await app.handlers.errand({ kind: 'cancel', pull: which, because: 'closed' }, attempted());
  const head = 'a'.repeat(40);
  const group = {
    kind: 'merge-group',
    repository: which.repository,
    head,
    base: head,
    number: null,
    again: false,
    trace: null,
  } as const;
  await app.handlers.errand(group, attempted());
  await app.handlers.errand({ kind: 'merge-group-gone', repository: which.repository, head }, attempted());
  expect(app.queue.cancelled).toEqual([`${which.repository.id}#${which.number}`, head]);
  expect(app.queue.groups).toMatchObject([{ trace: attempted().job }]);
});
