import type nock from 'nock';
import { ProbotOctokit } from 'probot';
import { describe, expect, test } from 'vitest';
import { createFileComment } from '../../../src/adapters/github/publishing/create-file-comment.ts';
import { createReview } from '../../../src/adapters/github/publishing/create-review.ts';
import type { Host } from '../../../src/adapters/github/client/host.ts';
import type { NewReview } from '../../../src/core/model/edits.ts';
import { marker } from '../../../src/core/model/mark.ts';
import { TryAgain } from '../../../src/core/model/problem.ts';
import { commit } from '../../core/report/publication.ts';
import { silent } from '../../../src/adapters/github/client/silent.ts';
import { api, atTheRim, host, me, plan, pull, written } from './host.ts';

atTheRim();

const head = commit(1);
const id = '1f2e3d4c';
const reviewMark = marker({ ids: [], notes: { review: 'rules', head, posted: id } });
const comment = {
  findings: [id],
  path: 'openapi.yaml',
  line: 4,
  side: 'before' as const,
  body: `Gone.\n\n${marker({ ids: [id], notes: {} })}`,
  bodyOnFile: `\`openapi.yaml:4\`\n\nGone.\n\n${marker({ ids: [id], notes: {} })}`,
};
const review: NewReview = { lane: 'rules', event: 'COMMENT', body: `One.\n\n${reviewMark}`, comments: [comment] };
const post = (asked: Host = host) => createReview(asked, pull, { head, review, me });
const sent = {
  commit_id: head,
  event: 'COMMENT',
  body: review.body,
  comments: [{ path: 'openapi.yaml', line: 4, side: 'LEFT', body: comment.body }],
};

describe('a review', () => {
  test('is sent whole, for exactly the reviewed head, with deleted lines on the left', async () => {
    plan().post(`${api}/pulls/12/reviews`, sent).reply(200, {});
    await expect(post()).resolves.toBeUndefined();
  });

  test.each([
    ['502', (scope: nock.Interceptor) => scope.reply(502, { message: 'Server Error' })],
    ['connection lost', (scope: nock.Interceptor) => scope.replyWithError('socket hang up')],
  ])('is looked for before anything is sent again: %s', async (_, answer) => {
    answer(plan().post(`${api}/pulls/12/reviews`));
    plan()
      .get(`${api}/pulls/12/reviews?per_page=100`)
      .reply(200, [written({ body: review.body, commit_id: head })]);
    await expect(post()).resolves.toBeUndefined();
  });

  test('that is not there after an outage is for a later attempt', async () => {
    plan().post(`${api}/pulls/12/reviews`).reply(502);
    const others = [
      written({ body: review.body, commit_id: commit(2) }),
      written({ body: review.body.replace('rules', 'agent'), commit_id: head }),
      written({ body: review.body, commit_id: head, user: { login: 'mallory' } }),
    ];
    plan().get(`${api}/pulls/12/reviews?per_page=100`).reply(200, others);
    await expect(post()).rejects.toBeInstanceOf(TryAgain);
  });

  test('is sent once by the client of Probot too, which would send it four times', async () => {
    const Eager = ProbotOctokit.defaults((given: object) => ({ ...given, throttle: { enabled: false }, log: silent }));
    const eager = new Eager();
    let posts = 0;
    plan()
      .persist()
      .post(`${api}/pulls/12/reviews`)
      .reply(502, () => (posts++, ''));
    plan().get(`${api}/pulls/12/reviews?per_page=100`).reply(200, []);
    await expect(post(eager as unknown as Host)).rejects.toBeInstanceOf(TryAgain);
    expect(posts).toBe(1);
  });

  test('of which the host refuses an anchor is refused, and not looked for', async () => {
    plan().post(`${api}/pulls/12/reviews`).reply(422, { message: 'Unprocessable Entity' });
    await expect(post()).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a comment on a file', () => {
  const onFile = () => createFileComment(host, pull, { head, comment, me });

  test('says in words which line it is about', async () => {
    const asked = { commit_id: head, path: 'openapi.yaml', subject_type: 'file', body: comment.bodyOnFile };
    plan().post(`${api}/pulls/12/comments`, asked).reply(201, {});
    await expect(onFile()).resolves.toBeUndefined();
  });

  test('is looked for before it is sent again', async () => {
    plan().post(`${api}/pulls/12/comments`).reply(502);
    plan()
      .get(`${api}/pulls/12/comments?per_page=100`)
      .reply(200, [written({ body: comment.bodyOnFile })]);
    await expect(onFile()).resolves.toBeUndefined();
    plan().post(`${api}/pulls/12/comments`).reply(502);
    plan()
      .get(`${api}/pulls/12/comments?per_page=100`)
      .reply(200, [written({ body: comment.body, user: null })]);
    await expect(onFile()).rejects.toBeInstanceOf(TryAgain);
  });
});
