import { expect, test } from 'vitest';
import { findAnswered } from '../../../src/adapters/github/said/find-answered.ts';
import { marker } from '../../../src/core/model/mark.ts';
import { api, atTheRim, host, me, plan, pull, written } from './host.ts';

atTheRim();

const found = () => findAnswered(host, { pull, comments: { conversation: 2, diff: 0 } }, me);

function commented(answer: object): void {
  const created = '2026-11-20T12:00:00Z';
  const command = { id: 8, node_id: 'C8', created_at: created, body: '/architect pause', user: { login: 'walter' } };
  const body = marker({ ids: [], notes: { answer: '8', did: '0' } });
  plan()
    .get(`${api}/issues/12/comments?per_page=100`)
    .reply(200, [written(command), written({ id: 9, node_id: 'C9', created_at: created, body })]);
  plan().post('/graphql').reply(200, answer);
}

test('what was answered is found with who said it, and whether it was edited since', async () => {
  commented({ data: { nodes: [{ id: 'C9' }, { id: 'C8', lastEditedAt: '2026-11-21T12:00:00Z' }] } });
  expect(await found()).toEqual([
    { author: 'walter', text: '/architect pause', day: '2026-11-20', did: ['0'], edited: true },
  ]);
});

test('a comment that is deleted meanwhile is no pull request that is gone', async () => {
  commented({ data: { nodes: [{ id: 'C9' }, null] }, errors: [{ type: 'NOT_FOUND', message: 'No such node.' }] });
  await expect(found()).rejects.toMatchObject({ name: 'TryAgain' });
});
