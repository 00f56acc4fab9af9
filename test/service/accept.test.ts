import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { didNote } from '../../src/core/model/answered.ts';
import { lastWords } from '../../src/service/commands/decisions-on.ts';
import { handles } from '../../src/service/handlers.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import type { FakeRepository } from '../fake-github/fake-repository.ts';
import { attempted, plainQueue } from './plain-queue.ts';
import { commented, commentOf, type FakeApp, startFakeApp, queued, reviewOf } from './fake-app.ts';

let app: FakeApp;
let repository: FakeRepository;
let pull: FakePull;
/** How many days later than today it is. */
let days = 0;

/** Orders, which are only read, with these fields in them. */
const reading = (...fields: readonly string[]) => `openapi: 3.1.0
info: { title: Orders, version: 1.4.0 }
paths:
  /orders:
    get:
      responses:
        '200':
          description: The orders.
          content:
            application/json:
              schema:
                type: object
                required: [id, total, note]
                properties:
${fields.map((field) => `                  ${field}\n`).join('')}`;

const [id, total, note] = ['id: { type: string }', 'total: { type: integer }', 'note: { type: string }'];
const orders = reading(id, total, note);
const withoutTotal = reading(id, note).replace(', total', '');
const withNumber = reading(id, 'note: { type: integer }').replace(', total', '');

beforeEach(async () => {
  app = await startFakeApp();
  days = 0;
  Object.assign(app.app, { now: () => new Date(Date.now() + days * 86_400_000) });
  repository = app.github.repository('acme/shop', { files: { 'openapi.yaml': orders } });
  repository.collaborator('walter', 'write');
  repository.collaborator('rita', 'read');
  pull = repository.propose({ 'openapi.yaml': withoutTotal }, { by: 'maria' });
  await app.handlers.review(reviewOf(app, pull), attempted());
}, 60_000);
afterEach(() => app.github.stop());

/** Somebody comments, in the conversation or in a thread, and the App does what follows. */
async function says(
  login: string,
  text: string,
  thread = pull.threads[0],
  where: 'conversation' | 'diff' = 'conversation',
) {
  if (where === 'diff' && thread) pull.reply(thread, login, text);
  const comment = where === 'diff' ? thread?.comments.at(-1) : pull.comment(login, text);
  const errand = commentOf(app, pull, { id: comment?.id ?? 0, on: where, by: login, text });
  await app.handlers.errand(errand, attempted());
  await app.turn();
  return where === 'diff' ? (thread?.comments.at(-1)?.body ?? '') : (pull.summaries.at(-1)?.body ?? '');
}

const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
const idOf = (of = pull) => /<!-- architect:v1 ([0-9a-f]{8})/.exec(of.threads[0]?.comments[0]?.body ?? '')?.[1] ?? '';
const summary = (of = pull) => of.summaries[0]?.body ?? '';
const check = (of = pull) => of.checks.at(-1);
const concluded = (of = pull) => check(of)?.conclusion;

describe('a finding that is accepted', () => {
  test('lets the check pass at once, and says who, why and until when, in the summary and on its comment', async () => {
    expect(concluded()).toBe('failure');
    const answer = await says('walter', `/architect accept ${idOf()} until ${day(30)} no client sends it`);
    expect(answer).toMatch(/^Accepted until `[\d-]+`; the check is evaluated again:\n\n- `[0-9a-f]{8}` Breaking/);
    expect([concluded(), check()?.output.title]).toEqual(['success', 'No findings; 1 accepted']);
    const words = `ccepted by \`walter\` until ${day(30)}: no client sends it`;
    expect(summary()).toContain(`a${words}`);
    expect(summary()).toContain('add to .github/architect.yml');
    expect(pull.threads[0]?.comments[0]?.body).toContain(`A${words}`);
    expect(pull.threads[0]?.comments[0]?.minimized).toBeNull();
    expect(pull.threads).toHaveLength(1);
  });

  test('says nothing of others', async () => {
    const id = idOf();
    await says('walter', `/architect accept ${id} no client sends it`);
    pull.push({ 'openapi.yaml': withNumber });
    await app.handlers.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
    expect(concluded()).toBe('failure');
    expect(summary()).toContain('accepted by `walter`: no client sends it');
  });

  test('is raised again where the same thing is changed in another way', async () => {
    pull.push({ 'openapi.yaml': reading(id, 'total: { type: string }', note) });
    await app.handlers.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
    await says('walter', `/architect accept all the one client knows`);
    expect(concluded()).toBe('success');
    pull.push({ 'openapi.yaml': reading(id, 'total: { type: boolean }', note) });
    await app.handlers.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
    expect([concluded(), summary()]).toEqual(['failure', expect.stringContaining('it was given for another change')]);
  });

  test('is raised again the day after, by itself, and says so', async () => {
    await says('walter', `/architect accept ${idOf()} until ${day(1)} until the app is out`);
    expect(concluded()).toBe('success');
    days = 1;
    await app.handlers.heal(attempted());
    await app.turn();
    expect(concluded()).toBe('success');
    days = 2;
    await app.handlers.heal(attempted());
    expect(app.queue.asked).toMatchObject([{ because: 'accepted', again: true }]);
    await app.turn();
    expect(concluded()).toBe('failure');
    expect(summary()).toContain(`and that does not count: it held until ${day(1)}.`);
    expect(pull.threads[0]?.comments[0]?.body).toContain(`it held until ${day(1)}`);
    await app.handlers.heal(attempted());
    expect(app.queue.asked).toEqual([]);
  });

  test('is not lost with the database', async () => {
    await says('walter', `/architect accept ${idOf()} until ${day(1)} no client sends it`);
    const lost = handles({ ...app.app, queue: plainQueue() });
    pull.push({ 'README.md': 'more' });
    await lost.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
    expect([concluded(), summary()]).toEqual(['success', expect.stringContaining('accepted by `walter`')]);
    days = 2;
    const queue = plainQueue();
    const later = handles({ ...app.app, queue });
    await later.heal(attempted());
    expect(queue.asked).toMatchObject([{ because: 'accepted' }]);
    for (const errand of queue.asked) await later.review(errand, attempted());
    expect(concluded()).toBe('failure');
  });

  test('counts in the merge queue', async () => {
    const errand = queued(app, repository, pull);
    await app.handlers.mergeGroup(errand, attempted());
    expect(repository.checksOn(errand.head)[0]?.conclusion).toBe('failure');
    await says('walter', `/architect accept ${idOf()} no client sends it`);
    await app.handlers.mergeGroup({ ...errand, again: true }, attempted());
    const [, second] = repository.checksOn(errand.head);
    expect([second?.conclusion, second?.output.summary]).toEqual(['success', expect.stringContaining('by `walter`')]);
    // The host tells of a check that is to be done again neither what it was compared with nor for whom.
    const { repository: where } = reviewOf(app, pull).pull;
    await app.handlers.errand({ kind: 'recheck', repository: where, head: errand.head, number: null }, attempted());
    for (const group of app.queue.groups.splice(0)) await app.handlers.mergeGroup(group, attempted());
    expect(repository.checksOn(errand.head).map(({ conclusion }) => conclusion)).toEqual([
      'failure',
      'success',
      'success',
    ]);
  });

  test('counts in the merge queue, where its pull request is not the last of a group', async () => {
    const other = repository.propose({ 'README.md': 'words' }, { head: 'other' });
    await says('walter', `/architect accept ${idOf()} no client sends it`);
    const group = queued(app, repository, pull, other);
    await app.handlers.mergeGroup(group, attempted());
    expect(repository.checksOn(group.head)).toMatchObject([{ conclusion: 'success' }]);
  });

  test('is taken back', async () => {
    const id = idOf();
    const before = pull.threads[0]?.comments[0]?.body;
    await says('walter', `/architect accept ${id} no client sends it`);
    expect(await says('walter', `/architect unaccept ${id}`)).toContain('No longer accepted');
    expect(concluded()).toBe('failure');
    expect(pull.threads[0]?.comments[0]?.body).toBe(before);
    expect(await says('walter', `/architect unaccept ${id}`)).toContain('is not accepted here');
  });

  test('is told by its thread, where that is about one', async () => {
    expect(await says('walter', '/architect accept no client sends it', pull.threads[0], 'diff')).toContain('Accepted');
    expect(concluded()).toBe('success');
    await says('walter', '/architect unaccept', pull.threads[0], 'diff');
    expect(concluded()).toBe('failure');
  });

  test('or all of them', async () => {
    pull.push({ 'openapi.yaml': withNumber });
    await app.handlers.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
    await says('walter', '/architect accept all the old app is gone');
    expect(concluded()).toBe('success');
    await says('walter', '/architect unaccept all');
    expect(concluded()).toBe('failure');
  });

  test('by its head, whatever is said: it is kept until its end is said anew', async () => {
    await says('walter', `/architect accept ${idOf()} until ${day(1)} soon`);
    await says('walter', `/architect accept ${idOf()} until ${day(9)} later`);
    expect(summary()).toContain(`until ${day(9)}: later`);
    expect(summary()).not.toContain('soon');
  });
});

describe('what was accepted', () => {
  const accept = () => says('walter', `/architect accept ${idOf()} no client sends it`);
  const judged = async () => {
    await app.queue.ask(reviewOf(app, pull, { because: 'accepted', again: true }));
    await app.turn();
    return [concluded(), summary()];
  };

  test('by somebody who may not write any more does not count', async () => {
    await accept();
    repository.collaborator('walter', 'read');
    expect(await judged()).toEqual([
      'failure',
      expect.stringContaining('`walter` (no client sends it), and that does not count: walter may not write'),
    ]);
  });

  test('in a comment that was edited afterwards does not count', async () => {
    await accept();
    const comment = pull.pull.conversation.find(({ by }) => by.account.login === 'walter');
    if (comment) pull.edit(comment, `/architect accept ${idOf()} whatever`);
    expect(await judged()).toEqual(['failure', expect.stringContaining('was edited afterwards')]);
  });

  test('in an answer of ours that somebody edited does not count', async () => {
    await accept();
    const answer = pull.summaries.at(-1);
    if (answer) pull.edit(answer, answer.body);
    expect(await judged()).toEqual(['failure', expect.stringContaining('was edited afterwards')]);
  });

  test('in a comment that was deleted is forgotten', async () => {
    await accept();
    const { conversation } = pull.pull;
    const at = conversation.findIndex(({ by }) => by.account.login === 'walter');
    conversation.splice(at, 1);
    expect(await judged()).toEqual(['failure', expect.not.stringContaining('walter')]);
  });

  test('in words that only look like an answer of ours does not count', async () => {
    const { id } = pull.comment('walter', `/architect accept ${idOf()} no client sends it`);
    pull.comment('walter', `Accepted.\n\n<!-- architect:v1 answer=${id} did=0${idOf()}00000000 -->`);
    expect((await judged())[0]).toBe('failure');
  });
});

test('what counts of an answer is what its command can have meant', () => {
  const said = (text: string, finding: string, given: Partial<Parameters<typeof lastWords>[0][number]> = {}) =>
    lastWords([
      {
        author: 'walter',
        text,
        day: '2026-11-20',
        did: [didNote({ command: 0, finding, change: null })],
        edited: false,
        ...given,
      },
    ]).accepted.map((one) => [one.finding, one.void === undefined]);
  expect(said('/architect accept 1f2e fine', '1f2e3d4c')).toEqual([['1f2e3d4c', true]]);
  expect(said('/architect accept all fine', '00000000')).toEqual([['00000000', true]]);
  expect(said('/architect accept 1f2e fine', '00000000')).toEqual([]);
  expect(said('/architect explain 1f2e3d4c', '1f2e3d4c')).toEqual([]);
  expect(said('Fine.', '1f2e3d4c')).toEqual([]);
  expect(said('/architect accept 1f2e fine', '1f2e3d4c', { edited: true })).toEqual([['1f2e3d4c', false]]);
  // Said when the day was not over yet, it was understood; what was refused then is not done later.
  expect(said('/architect accept 1f2e until 2026-11-19 fine', '1f2e3d4c')).toEqual([]);
});

describe('dismissing', () => {
  test('takes it out of the check, counts against its rule, and is taken back', async () => {
    const id = idOf();
    await says('walter', `/architect dismiss ${id} the gateway maps it`);
    expect([concluded(), check()?.output.title]).toEqual(['success', 'No findings; 1 dismissed']);
    expect(summary()).toContain('dismissed by `walter`: the gateway maps it');
    const numbers = await app.app.metrics.registry.metrics();
    expect(numbers).toContain('architect_dismissed_total{rule="contract/response-field-removed"} 1');
    await says('walter', `/architect undismiss ${id}`);
    expect(concluded()).toBe('failure');
  });
});

describe('nothing is accepted, and nothing is asked to be done,', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['by somebody who may only read', 'rita', 'accept ID because', /takes write access/],
    ['by the author, who may not write', 'maria', 'accept ID because', /takes write access/],
    ['by a stranger', 'nobody', 'accept ID because', /takes write access/],
    ['without a reason', 'walter', 'accept ID', /Say why/],
    ['until yesterday', 'walter', 'accept ID until 2020-01-01 because', /is in the past/],
    ['until some day', 'walter', 'accept ID until christmas because', /takes a day/],
    [
      'of an id that nothing has',
      'walter',
      'accept 00000000 because',
      /`00000000` is not found here at `[0-9a-f]{7}`\. There is `[0-9a-f]{8}`/,
    ],
    ['without an id', 'walter', 'accept because I say so', /Say which finding, by its id\. There is/],
    ['of what may be several', 'walter', 'unaccept something', /eight letters and digits/],
    [
      'with two words about one finding',
      'walter',
      'accept ID because\n/architect dismiss ID because',
      /contradict each other/,
    ],
    ['with a reason of 10,000 characters', 'walter', `accept ID ${'x'.repeat(10_000)}`, /longer than 1000 characters/],
    ['with a reason that is too long', 'walter', `accept ID ${'x '.repeat(400)}`, /at most 500 characters/],
    ['with characters that nobody sees', 'walter', 'accept ID be\u202Ecause', /invisible characters/],
    ['by a word that is nearly right', 'walter', 'acept ID because', /Did you mean `\/architect accept`\?/],
  ];

  test.each(cases)('%s', async (_what, login, text, words) => {
    const before = check()?.id;
    const answer = await says(login, `/architect ${text.replaceAll('ID', idOf())}`);
    expect(answer).toMatch(words);
    expect(answer).not.toContain('did=');
    expect([concluded(), check()?.id, app.queue.asked]).toEqual(['failure', before, []]);
  });

  test('in a quote or in code', async () => {
    const comments = pull.summaries.length;
    await says(
      'walter',
      `> /architect accept ${idOf()} because\n\n\`\`\`\n/architect accept ${idOf()} because\n\`\`\``,
    );
    expect([concluded(), pull.summaries.length]).toEqual(['failure', comments]);
  });

  test('on a pull request that is closed', async () => {
    const id = idOf();
    pull.close();
    expect(await says('walter', `/architect accept ${id} because`)).toContain('is closed');
  });

  test('of another pull request', async () => {
    const other = repository.propose({ 'openapi.yaml': withNumber }, { by: 'maria', head: 'other' });
    await app.handlers.review(reviewOf(app, other), attempted());
    const foreign = /`([0-9a-f]{8})`/g;
    const ids = [...summary(other).matchAll(foreign)].map(([, id]) => id).filter((id) => id !== idOf());
    expect(await says('walter', `/architect accept ${ids.at(-1)} because`)).toMatch(/is not found here/);
  });

  test('of a head that nobody has been told of yet', async () => {
    const id = idOf();
    pull.push({ 'openapi.yaml': withNumber });
    // What was said is of the head before, and that is what is accepted: the other finding is raised by its review.
    await says('walter', `/architect accept all because`);
    expect([concluded(), summary()]).toEqual(['failure', expect.stringContaining('accepted by `walter`')]);
    expect(summary()).toContain(id);
  });

  test('that was pushed after it was written', async () => {
    const id = idOf();
    const text = `/architect accept ${id} because`;
    const comment = pull.comment('walter', text);
    Object.assign(comment, { createdAt: '2020-01-01T00:00:00Z' });
    await app.handlers.errand(commentOf(app, pull, { id: comment.id, by: 'walter', text }), attempted());
    expect(pull.summaries.at(-1)?.body).toContain('was pushed after this was written');
    expect(app.queue.asked).toEqual([]);
  });

  test('where nothing was kept, and the head is not the one that was said', async () => {
    pull.push({ 'README.md': 'more' });
    Object.assign(app.app, { queue: plainQueue() });
    const lost = handles(app.app);
    const errand = commented(app, pull, 'walter', `/architect accept ${idOf()} because`);
    await lost.errand(errand, attempted());
    expect(pull.summaries.at(-1)?.body).toContain('Say it again once it is.');
  });
});
