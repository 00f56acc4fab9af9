import { describe, expect, test } from 'vitest';
import { isInTeam } from '../../../src/adapters/github/installation/is-in-team.ts';
import { permissionOf } from '../../../src/adapters/github/installation/permission-of.ts';
import { react } from '../../../src/adapters/github/publishing/react.ts';
import { reply } from '../../../src/adapters/github/publishing/reply.ts';
import { hideComment } from '../../../src/adapters/github/publishing/hide-comment.ts';
import { rewriteComment } from '../../../src/adapters/github/publishing/rewrite-comment.ts';
import { writeSummary } from '../../../src/adapters/github/publishing/write-summary.ts';
import { marker } from '../../../src/core/model/mark.ts';
import { TryAgain } from '../../../src/core/model/problem.ts';
import { commit } from '../../core/report/publication.ts';
import { api, atTheRim, host, me, plan, pull, written } from './host.ts';

atTheRim();

describe('the summary', () => {
  const body = `### 1 breaking change\n\n${marker({ ids: [], notes: { summary: commit(1) } })}`;
  const write = (comment: number | null) => writeSummary(host, pull, { comment, body, me });
  const listed = (...comments: object[]) => plan().get(`${api}/issues/12/comments?per_page=100`).reply(200, comments);

  test('is edited in place, and made anew where somebody deleted it', async () => {
    plan().patch(`${api}/issues/comments/8`, { body }).reply(200, { html_url: '#8' });
    await expect(write(8)).resolves.toBe('#8');
    plan().patch(`${api}/issues/comments/8`).reply(404, { message: 'Not Found' });
    listed();
    plan().post(`${api}/issues/12/comments`, { body }).reply(201, { html_url: '#9' });
    await expect(write(8)).resolves.toBe('#9');
  });

  test('is looked for before it is sent again', async () => {
    plan().post(`${api}/issues/12/comments`).reply(502);
    listed(written({ body, html_url: '#8' }));
    await expect(write(null)).resolves.toBe('#8');
    plan().post(`${api}/issues/12/comments`).reply(502);
    listed(written({ body, user: { login: 'mallory' } }));
    await expect(write(null)).rejects.toBeInstanceOf(TryAgain);
  });

  test.each([
    [403, 'Unable to create comment because issue is locked.', 'locked'],
    [403, 'Resource not accessible by integration', 'forbidden'],
    [404, 'Not Found', 'gone'],
  ])('that may not be written is a problem with a name: %d %s', async (status, message, code) => {
    plan().post(`${api}/issues/12/comments`).reply(status, { message });
    await expect(write(null)).rejects.toMatchObject({ code });
  });
});

describe('a comment that is over', () => {
  const edit = { comment: 8, node: 'PRRC_8', reply: 'Resolved at `abc1234`.' };
  const hidden = (answer: object) => {
    const asked = (body: { query?: string; variables?: object }) =>
      (body.query ?? '').includes('classifier: OUTDATED') && JSON.stringify(body.variables) === '{"id":"PRRC_8"}';
    return plan().post('/graphql', asked).reply(200, answer);
  };

  test('is hidden as outdated', async () => {
    hidden({ data: { minimizeComment: { minimizedComment: { isMinimized: true } } } });
    await expect(hideComment(host, pull, edit)).resolves.toBeUndefined();
  });

  test('is replied to where hiding is refused', async () => {
    hidden({ data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] });
    const body = 'Resolved at `abc1234`.\n\n<!-- architect:v1 over=yes -->\n';
    plan().post(`${api}/pulls/12/comments/8/replies`, { body }).reply(201, {});
    await expect(hideComment(host, pull, edit)).resolves.toBeUndefined();
  });

  test('is not replied to because of a limit', async () => {
    hidden({ data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] });
    await expect(hideComment(host, pull, edit)).rejects.toBeInstanceOf(TryAgain);
  });

  test('and is back is shown before it is edited; that it was deleted meanwhile is no problem', async () => {
    const order: string[] = [];
    plan()
      .post('/graphql', (body: { query?: string }) => (body.query ?? '').includes('unminimizeComment'))
      .reply(200, () => (order.push('shown'), { data: {} }));
    plan()
      .patch(`${api}/pulls/comments/8`, { body: 'It is back.' })
      .reply(404, () => (order.push('edited'), { message: 'Not Found' }));
    await rewriteComment(host, pull, { comment: 8, body: 'It is back.', show: 'PRRC_8' });
    expect(order).toEqual(['shown', 'edited']);
  });
});

describe('people', () => {
  test.each([
    [{ role_name: 'admin', permission: 'admin' }, 'admin'],
    [{ role_name: 'maintain', permission: 'write' }, 'write'],
    [{ role_name: 'triage', permission: 'read' }, 'read'],
    [{ role_name: 'release captain', permission: 'write' }, 'write'],
    [{ role_name: 'constructor', permission: 'read' }, 'read'],
    [{ role_name: 'none', permission: 'none' }, 'none'],
  ])('may do what the host says now: %o', async (data, permission) => {
    plan().get(`${api}/collaborators/octocat/permission`).reply(200, data);
    expect(await permissionOf(host, pull.repository, 'octocat')).toBe(permission);
  });

  test('whom the host does not know there may do nothing; an outage is no answer', async () => {
    plan().get(`${api}/collaborators/octocat/permission`).reply(404, { message: 'Not Found' });
    expect(await permissionOf(host, pull.repository, 'octocat')).toBe('none');
    plan().get(`${api}/collaborators/octocat/permission`).reply(502);
    await expect(permissionOf(host, pull.repository, 'octocat')).rejects.toBeInstanceOf(TryAgain);
  });

  test('are in a team, or not, or the host does not tell; a limit is no answer', async () => {
    const membership = () => plan().get('/orgs/acme/teams/api/memberships/octocat');
    const isIn = () => isInTeam(host, 'acme/api', 'octocat');
    membership().reply(200, { state: 'active', role: 'member' });
    expect(await isIn()).toBe(true);
    membership().reply(200, { state: 'pending', role: 'member' });
    expect(await isIn()).toBe(false);
    membership().reply(404, { message: 'Not Found' });
    expect(await isIn()).toBe(false);
    membership().reply(403, { message: 'Resource not accessible by integration' });
    expect(await isIn()).toBeNull();
    membership().reply(403, { message: 'Wait a moment.' }, { 'retry-after': '17' });
    await expect(isIn()).rejects.toMatchObject({ name: 'TryAgain', after: 17 });
    membership().reply(403, { message: 'No more.' }, { 'x-ratelimit-remaining': '0' });
    await expect(isIn()).rejects.toBeInstanceOf(TryAgain);
  });

  test.each([
    ['conversation', 'issues', 201],
    ['diff', 'pulls', 200],
  ] as const)('see that their comment was seen: %s', async (on, kind, status) => {
    plan().post(`${api}/${kind}/comments/8/reactions`, { content: 'eyes' }).reply(status, {});
    expect(await react(host, pull, { id: 8, on }, 'eyes')).toBe(true);
    plan().post(`${api}/${kind}/comments/8/reactions`).reply(403, { message: 'Resource not accessible' });
    expect(await react(host, pull, { id: 8, on }, 'eyes')).toBe(false);
  });
});

describe('an answer', () => {
  const since = '2026-11-25T10:00:00Z';
  const query = `since=${encodeURIComponent(since)}&per_page=100`;
  const answer = 'Because.\n\n<!-- architect:v1 answer=8 -->\n';

  test('stands in the conversation, once', async () => {
    const say = () =>
      reply(host, pull, { comment: { id: 8, on: 'conversation' }, text: 'Because.', part: 1, did: [], me });
    const asked = () => plan().get(`${api}/issues/comments/8`).reply(200, { id: 8, created_at: since });
    const listed = (...comments: object[]) => plan().get(`${api}/issues/12/comments?${query}`).reply(200, comments);
    asked();
    listed(written({ body: answer, user: { login: 'mallory' } }));
    plan().post(`${api}/issues/12/comments`, { body: answer }).reply(201, {});
    await expect(say()).resolves.toBeUndefined();
    asked();
    listed(written({ body: answer }));
    await expect(say()).resolves.toBeUndefined();
    asked();
    listed();
    plan().post(`${api}/issues/12/comments`).reply(502);
    listed();
    await expect(say()).rejects.toBeInstanceOf(TryAgain);
  });

  test('in several comments has each of them once', async () => {
    const say = () => reply(host, pull, { comment: { id: 8, on: 'conversation' }, text: 'And.', part: 2, did: [], me });
    const asked = () => plan().get(`${api}/issues/comments/8`).reply(200, { id: 8, created_at: since });
    const listed = (...comments: object[]) => plan().get(`${api}/issues/12/comments?${query}`).reply(200, comments);
    const second = 'And.\n\n<!-- architect:v1 answer=8 part=2 -->\n';
    asked();
    listed(written({ body: answer }));
    plan().post(`${api}/issues/12/comments`, { body: second }).reply(201, {});
    await expect(say()).resolves.toBeUndefined();
    asked();
    listed(written({ body: answer }), written({ body: second }));
    await expect(say()).resolves.toBeUndefined();
  });

  test('in the diff goes to the comment that began the thread', async () => {
    const told = { id: 8, created_at: since, in_reply_to_id: 3 };
    plan().get(`${api}/pulls/comments/8`).reply(200, told);
    plan().get(`${api}/pulls/12/comments?${query}`).reply(200, []);
    plan().post(`${api}/pulls/12/comments/3/replies`, { body: answer }).reply(201, {});
    const answered = reply(host, pull, { comment: { id: 8, on: 'diff' }, text: 'Because.', part: 1, did: [], me });
    await expect(answered).resolves.toBeUndefined();
  });
});
