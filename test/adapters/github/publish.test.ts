import { beforeEach, describe, expect, test } from 'vitest';
import { publish, type Words } from '../../../src/adapters/github/publishing/publish.ts';
import { TryAgain } from '../../../src/core/model/problem.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import { checkAlone } from '../../../src/core/report/parts/check-alone.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { superseded } from '../../../src/core/report/parts/unreviewed.ts';
import { changeOf, findingOf } from '../../core/report/finding.ts';
import { commit, inline, publicationOf } from '../../core/report/publication.ts';
import { api, atTheRim, host, me, plan, pull, written } from './host.ts';

atTheRim();

const head = commit(1);
const total = findingOf({ subject: 'Order.total', line: 41, change: changeOf() });
const note = findingOf({ subject: 'Order.note', line: 60 });
const wordsOf = (publication: Publication): Words => ({
  edits: (said, setbacks) => reconcile(publication, said, head, setbacks),
  alone: checkAlone(publication, head),
  superseded: superseded().check,
});
const words = wordsOf(publicationOf([inline(total), inline(note)]));
const say = (given = words) => publish({ host, me, pull, head, check: 5 }, given);

/** What was written, in order: `POST reviews`, with its body. */
interface Wrote {
  readonly what: string;
  readonly body: Record<string, unknown>;
}
let wrote: Wrote[] = [];
beforeEach(() => {
  wrote = [];
});

function answers(
  method: 'post' | 'patch' | 'put',
  path: string,
  status: number,
  answer: object = {},
  headers = {},
): void {
  const isNoted = (body: Record<string, unknown>) => wrote.push({ what: `${method} ${path}`, body }) > 0;
  const scope = plan();
  scope.intercept(`${api}${path}`, method, isNoted).reply(status, answer, headers);
}

/** More was said than fits into the one question: it is asked for list by list, which these tests plan. */
const long = { pageInfo: { hasNextPage: true }, nodes: [] };

function there(given: { reviews?: object[]; comments?: object[]; pull?: object } = {}): void {
  plan()
    .post('/graphql')
    .reply(200, {
      data: { repository: { pullRequest: { comments: long, reviews: long, reviewThreads: long } } },
    });
  plan().get(`${api}/issues/12/comments?per_page=100`).reply(200, []);
  plan()
    .get(`${api}/pulls/12/reviews?per_page=100`)
    .reply(200, given.reviews ?? []);
  plan()
    .get(`${api}/pulls/12/comments?per_page=100`)
    .reply(200, given.comments ?? []);
  plan()
    .get(`${api}/pulls/12`)
    .reply(200, {
      number: 12,
      state: 'open',
      head: { sha: head },
      base: { ref: 'main', repo: { id: 7, name: 'shop', owner: { login: 'acme' } } },
      labels: [],
      ...given.pull,
    });
}

const noNotes = () => plan().get(`${api}/check-runs/5/annotations?per_page=100`).reply(200, []);
const check = () =>
  wrote.find(({ what }) => what === 'patch /check-runs/5')?.body as {
    output: { annotations: { start_line: number }[] };
  };
const order = () => wrote.map(({ what }) => what);

describe('publishing', () => {
  test('review, summary, and the check last', async () => {
    there();
    answers('post', '/pulls/12/reviews', 200);
    answers('post', '/issues/12/comments', 201, { html_url: 'https://github.com/acme/shop/pull/12#issuecomment-3' });
    answers('patch', '/check-runs/5', 200);
    const said = expect.objectContaining({ summary: null });
    expect(await say()).toEqual({ end: 'published', said, problems: [], unended: null });
    expect(order()).toEqual(['post /pulls/12/reviews', 'post /issues/12/comments', 'patch /check-runs/5']);
    expect(wrote[0]?.body).toMatchObject({ commit_id: head, comments: [{ line: 41 }, { line: 60 }] });
    expect(check()).toMatchObject({
      conclusion: 'failure',
      details_url: 'https://github.com/acme/shop/pull/12#issuecomment-3',
    });
  });

  test('a refused anchor moves comments to their files, and from there to the summary and the check', async () => {
    there();
    answers('post', '/pulls/12/reviews', 422, { message: 'Unprocessable Entity' });
    answers('post', '/pulls/12/comments', 201);
    answers('post', '/pulls/12/comments', 422, { message: 'Validation Failed' });
    answers('post', '/issues/12/comments', 201);
    noNotes();
    answers('patch', '/check-runs/5', 200);
    const { end, problems } = await say();
    expect({ end, codes: problems.map(({ code }) => code) }).toEqual({
      end: 'published',
      codes: ['refused', 'refused'],
    });
    expect(wrote.slice(1, 3).map(({ body }) => body['subject_type'])).toEqual(['file', 'file']);
    expect(check().output.annotations.map(({ start_line: line }) => line)).toEqual([60]);
    expect(String(wrote[3]?.body['body']).match(/commented in the diff/gu)).toHaveLength(1);
  });

  test.each([
    ['forbidden', 403, 'Resource not accessible by integration'],
    ['locked', 403, 'Unable to create comment because issue is locked.'],
    ['gone', 404, 'Not Found'],
  ])('what can still be posted is: %s', async (code, status, message) => {
    there();
    answers('post', '/pulls/12/reviews', status, { message });
    answers('post', '/issues/12/comments', status, { message });
    noNotes();
    answers('patch', '/check-runs/5', 200);
    const { end, problems } = await say();
    expect({ end, codes: problems.map((problem) => problem.code) }).toEqual({ end: 'published', codes: [code, code] });
    expect(check().output.annotations.map(({ start_line: line }) => line)).toEqual([41, 60]);
  });

  test('a newer push: nothing is said but that, on the check', async () => {
    there({ pull: { head: { sha: commit(2) } } });
    answers('patch', '/check-runs/5', 200);
    expect(await say()).toEqual({ end: 'superseded', problems: [], unended: null });
    expect(check()).toMatchObject({ conclusion: 'neutral', output: { title: 'Superseded by a newer push' } });
  });

  test('a closed pull request gets its check, and no comment', async () => {
    there({ pull: { state: 'closed' } });
    noNotes();
    answers('patch', '/check-runs/5', 200);
    expect((await say()).end).toBe('closed');
    expect(check()).toMatchObject({ conclusion: 'failure' });
  });

  test('a pull request that was deleted stops nothing', async () => {
    const gone = { message: 'Not Found' };
    const errors = [{ type: 'NOT_FOUND', message: 'Could not resolve to a PullRequest with the number of 12.' }];
    plan()
      .post('/graphql')
      .reply(200, { data: { repository: { pullRequest: null } }, errors });
    noNotes();
    answers('patch', '/check-runs/5', 404, gone);
    const { end, problems } = await say();
    expect({ end, codes: problems.map(({ code }) => code) }).toEqual({
      end: 'refused',
      codes: ['gone', 'gone'],
    });
  });

  test('a limit in the middle is for a later attempt', async () => {
    there();
    answers('post', '/pulls/12/reviews', 200);
    answers(
      'post',
      '/issues/12/comments',
      403,
      { message: 'You have exceeded a secondary rate limit.' },
      { 'retry-after': '90' },
    );
    const error = await say().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TryAgain);
    expect(error).toMatchObject({ after: 90 });
  });

  test('a request for changes that may not be taken back is explained', async () => {
    const body = `Five.\n\n<!-- architect:v1 review=rules head=${commit(9)} posted=${total.id} -->`;
    there({ reviews: [written({ id: 3, body, commit_id: commit(9), state: 'CHANGES_REQUESTED' })] });
    answers('put', '/pulls/12/reviews/3/dismissals', 422, { message: 'Unprocessable' });
    answers('patch', '/check-runs/5', 200);
    const { problems } = await say(wordsOf(publicationOf([])));
    expect(problems.map(({ code }) => code)).toEqual(['refused']);
    expect(JSON.stringify(check())).toContain('somebody has to dismiss that review');
  });

  test('a comment whose text may not be changed is not hidden: we would take it for the work of a person', async () => {
    const body = `Gone.\n\n<!-- architect:v1 ${total.id} -->`;
    there({ comments: [written({ id: 3, body, path: total.path, line: 41, side: 'RIGHT', node_id: 'PRRC_3' })] });
    const reviewThreads = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
    plan()
      .post('/graphql')
      .reply(200, { data: { repository: { pullRequest: { reviewThreads } } } });
    answers('patch', '/pulls/comments/3', 403, { message: 'Resource not accessible by integration' });
    answers('patch', '/check-runs/5', 200);
    expect((await say(wordsOf(publicationOf([])))).problems).toHaveLength(1);
  });
});
