import { afterEach, describe, expect, test } from 'vitest';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import { attempted } from './plain-queue.ts';
import { type FakeApp, startFakeApp, reviewOf } from './fake-app.ts';

const whole = { 'openapi.yaml': orders };
const broken = { 'openapi.yaml': orders.replace(/ {8}total:\n(?: {10}.*\n)+/, '').replace('        - total\n', '') };
const edit = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
const post = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

let app: FakeApp;
afterEach(() => app.github.stop());

/** A pull request whose breaking change was said, and is mended now. */
async function mended(): Promise<FakePull> {
  app = await startFakeApp();
  const pull = app.github.repository('acme/shop', { files: whole }).propose(broken);
  await review(pull);
  expect(headlines(pull)).toEqual([['### 1 breaking change', null]]);
  pull.push(whole);
  return pull;
}

async function review(pull: FakePull): Promise<void> {
  await app.handlers.review(reviewOf(app, pull), attempted());
}

/** The first words of each summary, and how it is hidden. */
function headlines(pull: FakePull) {
  return pull.summaries.map(({ body, minimized }) => [/^(?:### .*|No findings any more)/.exec(body)?.[0], minimized]);
}

const over = ['No findings any more', null];

describe('a summary that may not be edited', () => {
  test.each([
    [403, 'Resource not accessible.'],
    [404, 'Not Found'],
    [410, 'Gone'],
    [422, 'Unprocessable'],
  ])('(%i) is hidden, and another one says what is true, and is edited from then on', async (status, message) => {
    const pull = await mended();
    const [first] = pull.summaries;
    const path = `/repos/acme/shop/issues/comments/${first?.id}`;
    app.github.faults.plan({ operation: edit, path }, { status, message }, { times: Infinity });
    await review(pull);
    expect(headlines(pull)).toEqual([['### 1 breaking change', 'OUTDATED'], over]);
    expect(pull.checks).toMatchObject([{ conclusion: 'success', detailsUrl: expect.stringContaining('issuecomment') }]);
    pull.push(broken);
    await review(pull);
    expect(headlines(pull)).toEqual([
      ['### 1 breaking change', 'OUTDATED'],
      ['### 1 breaking change', null],
    ]);
  });

  test('is hidden only where that is allowed', async () => {
    const pull = await mended();
    app.github.faults.plan(edit, { status: 403, message: 'Resource not accessible.' });
    const hiding = { operation: 'POST /graphql', says: 'minimizeComment' };
    app.github.faults.plan(hiding, { status: 403, message: 'Resource not accessible.' }, { skip: 1 });
    await review(pull);
    expect(headlines(pull)).toEqual([['### 1 breaking change', null], over]);
  });

  test('is followed by one other, however long the conversation between them', async () => {
    const pull = await mended();
    for (let at = 0; at < 120; at += 1) pull.comment('maria', `${at}`);
    const [first] = pull.summaries;
    const path = `/repos/acme/shop/issues/comments/${first?.id}`;
    app.github.faults.plan({ operation: edit, path }, { status: 403, message: 'No.' }, { times: Infinity });
    await review(pull);
    expect(headlines(pull)).toEqual([['### 1 breaking change', 'OUTDATED'], over]);
    pull.push(broken);
    await review(pull);
    pull.push(whole);
    await review(pull);
    expect(headlines(pull)).toEqual([['### 1 breaking change', 'OUTDATED'], over]);
  });

  test('is posted once, where nobody knows whether it was', async () => {
    const pull = await mended();
    app.github.faults.plan(edit, { status: 403, message: 'Resource not accessible.' });
    app.github.faults.plan(post, { status: 502, committed: true });
    await review(pull);
    expect(headlines(pull)).toEqual([['### 1 breaking change', 'OUTDATED'], over]);
  });

  test.each([
    ['because the conversation is locked', edit, 'Unable to edit comment because issue is locked.'],
    ['and no other may be posted', /issues/, 'Resource not accessible.'],
  ])('%s: the check says that it is out of date, until it can be edited', async (_why, operation, message) => {
    const pull = await mended();
    const comments = /^(?:PATCH|POST) .*issues\//;
    const refused = typeof operation === 'string' ? operation : comments;
    app.github.faults.plan(refused, { status: 403, message }, { times: operation === edit ? 1 : 2 });
    await review(pull);
    expect(headlines(pull)).toEqual([['### 1 breaking change', null]]);
    expect(pull.checks).toMatchObject([{ conclusion: 'success', detailsUrl: null }]);
    expect(pull.checks[0]?.output.summary).toContain('The summary on the pull request is out of date');
    pull.push({ 'README.md': 'more' });
    await review(pull);
    expect(headlines(pull)).toEqual([over]);
    expect(pull.checks[0]?.output.summary).not.toContain('out of date');
  });
});
