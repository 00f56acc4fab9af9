import { expect, test } from 'vitest';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import { findingStatusesOf } from '../../../src/core/report/reconcile/finding-statuses.ts';
import { nothingSaid } from '../../../src/core/model/said.ts';
import { failedPublication } from '../../../src/core/report/parts/unreviewed.ts';
import { changeOf, findingOf } from './finding.ts';
import { FakeConversation, review } from './fake-conversation.ts';
import { commit, inline, publicationOf } from './publication.ts';

const total = findingOf({ subject: 'Order.total', change: changeOf() });
const saga = findingOf({ rule: 'events/saga', subject: 'refund', by: 'backend-architect' });
const acceptance: Acceptance = {
  as: 'accepted',
  finding: total.id,
  change: null,
  by: 'maria',
  reason: 'Nobody calls it.',
  until: null,
  from: 'comment',
};
const because = 'maria accepts it';

test('what is published is open, and an agent is told from a rule', () => {
  const { standing, over } = findingStatusesOf(publicationOf([inline(total), inline(saga)]), nothingSaid);
  expect(standing).toEqual([
    { finding: total.id, rule: total.rule, judged: false, status: 'open' },
    { finding: saga.id, rule: 'events/saga', judged: true, status: 'open' },
  ]);
  expect(over).toEqual({ ruled: true, judged: [] });
});

test('what somebody accepted or dismissed is that, and what the baseline has was never said', () => {
  const as = (accepted: Acceptance) => [{ finding: total, verdict: { publish: false, because, accepted } }] as const;
  const statusIn = (accepted: Acceptance) =>
    findingStatusesOf(publicationOf(as(accepted)), nothingSaid).standing[0]?.status;
  expect(statusIn(acceptance)).toBe('accepted');
  expect(statusIn({ ...acceptance, as: 'dismissed' })).toBe('dismissed');
  expect(statusIn({ ...acceptance, from: 'baseline' })).toBeUndefined();
});

test('what is safe or switched off is nobody’s to fix', () => {
  const verified = [{ finding: total, verdict: { publish: false, because: 'it is safe' } }] as const;
  expect(findingStatusesOf(publicationOf(verified), nothingSaid).standing).toEqual([]);
});

test('a comment that a person hid was dismissed', () => {
  const talk = new FakeConversation();
  review(talk, [inline(total)], commit(1));
  talk.change(talk.said.comments[0]?.id ?? 0, { hidden: true });
  expect(findingStatusesOf(publicationOf([inline(total)]), talk.said).standing).toMatchObject([
    { status: 'dismissed' },
  ]);
});

test('nothing is over while a part is unread, or where nothing was reviewed', () => {
  const partial = publicationOf([], { notes: ['The list of files was cut.'] });
  expect(findingStatusesOf(partial, nothingSaid).over.ruled).toBe(false);
  const failed = failedPublication({ code: 'bug', message: 'It failed', hint: '' }, 'neutral');
  expect(findingStatusesOf(failed, nothingSaid)).toEqual({
    standing: [],
    over: { ruled: false, judged: [] },
    members: [],
  });
});

test('what is said with another is neither open nor over', () => {
  const other = findingOf({ subject: 'Order.sum' });
  const group = { members: [other.id], also: [] };
  const verified = [
    inline({ ...total, group }),
    { finding: other, verdict: { publish: false, because: 'it is said with another' } },
  ] as const;
  expect(findingStatusesOf(publicationOf(verified), nothingSaid)).toMatchObject({
    standing: [{ finding: total.id }],
    members: [other.id],
  });
});
