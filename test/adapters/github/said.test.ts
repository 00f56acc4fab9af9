import { describe, expect, test } from 'vitest';
import { readSaid } from '../../../src/adapters/github/said/read-said.ts';
import { marker } from '../../../src/core/model/mark.ts';
import { commit } from '../../core/report/publication.ts';
import { api, atTheRim, host, me, plan, pull, written } from './host.ts';

atTheRim();

const id = '1f2e3d4c';
const mark = (notes = {}) => marker({ ids: [id], notes });
const stranger = { user: { login: 'mallory', type: 'User' } };

interface There {
  readonly conversation?: object[];
  readonly reviews?: object[];
  readonly comments?: object[];
  readonly threads?: object[];
}

function there({ conversation = [], reviews = [], comments = [], threads }: There) {
  plan().get(`${api}/issues/12/comments?per_page=100`).reply(200, conversation);
  plan().get(`${api}/pulls/12/reviews?per_page=100`).reply(200, reviews);
  plan().get(`${api}/pulls/12/comments?per_page=100`).reply(200, comments);
  if (threads === undefined) return;
  const reviewThreads = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: threads };
  plan()
    .post('/graphql')
    .reply(200, { data: { repository: { pullRequest: { reviewThreads } } } });
}

const thread = (comment: number, given: { isResolved?: boolean; isMinimized?: boolean } = {}) => ({
  id: `thread of ${comment}`,
  isResolved: given.isResolved ?? false,
  comments: { nodes: [{ fullDatabaseId: `${comment}`, isMinimized: given.isMinimized ?? false }] },
});

describe('what we have said', () => {
  test('is nothing where nothing is ours, and then nobody is asked about threads', async () => {
    there({
      conversation: [written({ body: mark({ summary: commit(1) }), ...stranger }), written({ body: mark() })],
      reviews: [written({ body: mark({ review: 'rules' }), ...stranger }), written({ body: '' })],
      comments: [written({ body: mark(), ...stranger }), written({ body: 'No mark.' })],
    });
    expect(await readSaid(host, pull, me)).toEqual({ summary: null, reviews: [], comments: [] });
  });

  test('another App under our name is not us', async () => {
    const body = mark({ summary: commit(1) });
    there({ conversation: [written({ body, performed_via_github_app: { id: 1 } })] });
    expect((await readSaid(host, pull, me)).summary).toBeNull();
    there({ conversation: [written({ body, performed_via_github_app: { id: me.app } })] });
    expect((await readSaid(host, pull, me)).summary?.id).toBe(1);
  });

  test('comments come with what people did to them', async () => {
    const on = { path: 'openapi.yaml', side: 'LEFT', node_id: 'node' };
    there({
      reviews: [
        written({
          id: 3,
          body: mark({ review: 'rules', head: commit(9), posted: id }),
          commit_id: commit(1),
          state: 'CHANGES_REQUESTED',
        }),
      ],
      comments: [
        written({ id: 5_000_000_001, body: mark(), ...on, line: 4, subject_type: 'line' }),
        written({ id: 5_000_000_002, body: mark(), ...on, line: null, subject_type: 'file', side: 'RIGHT' }),
        written({
          id: 5_000_000_003,
          body: `Resolved.\n\n${marker({ ids: [], notes: { over: 'yes' } })}`,
          in_reply_to_id: 5_000_000_001,
        }),
        written({ id: 5_000_000_004, body: 'Fixed.', in_reply_to_id: 5_000_000_002, ...stranger }),
      ],
      threads: [thread(5_000_000_001, { isResolved: true }), thread(5_000_000_002, { isMinimized: true })],
    });
    const { reviews, comments } = await readSaid(host, pull, me);
    expect(reviews).toEqual([{ id: 3, head: commit(1), lane: 'rules', posted: [id], asksForChanges: true }]);
    expect(comments).toMatchObject([
      {
        id: 5_000_000_001,
        line: 4,
        side: 'before',
        onFile: false,
        hidden: false,
        replied: true,
        mark: { ids: [id] },
        thread: { id: 'thread of 5000000001', resolved: true },
      },
      { line: null, side: 'after', onFile: true, hidden: true, replied: false },
    ]);
  });

  test('long conversations are read page by page, up to our summary', async () => {
    const next = (page: number) => ({
      link: `<https://api.github.com${api}/issues/12/comments?per_page=100&page=${page}>; rel="next"`,
    });
    plan()
      .get(`${api}/issues/12/comments?per_page=100`)
      .reply(200, [written({ id: 1 })], next(2));
    const second = [written({ id: 2, body: mark({ summary: commit(1) }) })];
    plan().get(`${api}/issues/12/comments?per_page=100&page=2`).reply(200, second, next(3));
    plan().get(`${api}/pulls/12/reviews?per_page=100`).reply(200, []);
    plan().get(`${api}/pulls/12/comments?per_page=100`).reply(200, []);
    expect((await readSaid(host, pull, me)).summary?.id).toBe(2);
  });
});
