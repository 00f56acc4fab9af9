import { describe, expect, test } from 'vitest';
import { checkAlone } from '../../../src/core/report/parts/check-alone.ts';
import { noSetbacks } from '../../../src/core/model/edits.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { failedPublication, notApplicable, superseded } from '../../../src/core/report/parts/unreviewed.ts';
import type { Verified } from '../../../src/core/model/finding.ts';
import { changeOf, findingOf } from './finding.ts';
import { openOf, FakeConversation, review } from './fake-conversation.ts';
import { commit, inline, publicationOf } from './publication.ts';

const total = findingOf({ subject: 'Order.total', line: 41, change: changeOf() });
const sum = findingOf({ subject: 'Order.sum', line: 41, change: changeOf() });
const note = findingOf({ subject: 'Order.note', line: 60 });
const saga = findingOf({ rule: 'events/saga', subject: 'refund', line: 70, by: 'backend-architect' });

describe('on a pull request where nothing was said', () => {
  test('one review holds the comments, and one summary says it all', () => {
    const talk = new FakeConversation();
    const { review: sent, summary, check } = review(talk, [inline(total), inline(note)], commit(1));
    expect(sent).toMatchObject({ lane: 'rules', event: 'COMMENT' });
    expect(sent?.body).toBe(
      `**1 breaking change and 1 other finding**, each on its line.\n\n<!-- architect:v1 review=rules head=${commit(1)} posted=${total.id},${note.id} -->\n`,
    );
    expect(sent?.comments.map(({ findings }) => findings)).toEqual([[total.id], [note.id]]);
    expect(summary).toMatchObject({ comment: null });
    expect(check.conclusion).toBe('failure');
  });

  test('that nothing was found needs no comment: the check says it', () => {
    const edits = reconcile(publicationOf([]), new FakeConversation().said, commit(1));
    expect(edits).toMatchObject({ review: null, summary: null, check: { title: 'No findings' } });
  });

  test('no more than thirty comments are in a review, and the rest is noted on the check', () => {
    const many = Array.from({ length: 35 }, (_, line) =>
      inline(findingOf({ subject: `Order.${line}`, line: line + 1 })),
    );
    const { review: sent, check, summary } = reconcile(publicationOf(many), new FakeConversation().said, commit(1));
    expect(sent?.comments).toHaveLength(30);
    expect(check.annotations.map(({ line }) => line)).toEqual([31, 32, 33, 34, 35]);
    expect(summary?.body.match(/commented in the diff/gu)).toHaveLength(20);
  });

  test('what the host takes no lines of is commented on as a file, with the line in words', () => {
    const at = { path: note.path, line: note.line, side: note.side, onFile: true } as const;
    const edits = reconcile(
      publicationOf([{ finding: note, verdict: { publish: 'inline', at } }]),
      new FakeConversation().said,
      commit(1),
    );
    expect(edits.review).toBeNull();
    expect(edits.onFiles[0]?.bodyOnFile).toMatch(/^`services\/orders\/openapi\.yaml:60`\n\n\*\*/u);
  });

  test('what the host refused is in the summary in full, and noted on the check', () => {
    const publication = publicationOf([inline(total), inline(note)]);
    const edits = reconcile(publication, new FakeConversation().said, commit(1), { ...noSetbacks, refused: [note.id] });
    expect(edits.check.annotations.map(({ line }) => line)).toEqual([60]);
    expect(edits.summary?.body.match(/commented in the diff/gu)).toHaveLength(1);
    expect(edits.summary?.body).toContain(`posted=${total.id} -->`);
  });

  test('a commit of the merge queue has all of it in the check', () => {
    const check = checkAlone(publicationOf([inline(total), inline(note)]), commit(1));
    expect(check.annotations.map(({ line }) => line)).toEqual([41, 60]);
    expect(check.summary).not.toContain('commented in the diff');
  });
});

describe('on the next push', () => {
  test('what stands is left alone, also where its line moved', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    talk.change(talk.said.comments[0]?.id ?? 0, { line: null });
    const edits = review(talk, [inline({ ...total, line: 50 })], commit(2));
    expect(edits).toMatchObject({ review: null, rewrites: [], hide: [], check: { annotations: [] } });
    expect(edits.summary?.body).toContain('openapi.yaml:50` · commented in the diff');
  });

  test('what stands and is worded otherwise is edited in place, once', () => {
    const talk = new FakeConversation();
    const version = (message: string) => inline({ ...total, message });
    review(talk, [version('The version stays, which does not announce the breaking change.')], commit(1));
    const later = version('The version stays, which does not announce the 2 breaking changes.');
    const edits = review(talk, [later], commit(2));
    expect(edits).toMatchObject({ review: null, hide: [], rewrites: [{ show: null }] });
    expect(edits.rewrites[0]?.body).toMatch(
      /^\*\*Breaking: The version stays, which does not announce the 2 breaking/u,
    );
    expect(review(talk, [later], commit(3)).rewrites).toEqual([]);
  });

  test('a finding that now speaks for another takes over its comment, and gives it back', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const message = 'Two fields are gone from the 200 response of `GET /orders`.';
    const lead = inline({ ...sum, message, group: { members: [total.id], also: [] } });
    const silent: Verified = { finding: total, verdict: { publish: false, because: 'said with the other' } };
    const edits = review(talk, [lead, silent], commit(2));
    expect(edits).toMatchObject({ review: null, hide: [] });
    expect(edits.rewrites[0]?.body).toContain('Two fields are gone');
    expect(edits.rewrites[0]?.body).toContain(`<!-- architect:v1 ${sum.id} ${total.id} -->`);
    expect(review(talk, [lead, silent], commit(3))).toMatchObject({ review: null, rewrites: [], hide: [] });
    const alone = review(talk, [inline(total)], commit(4));
    expect(alone).toMatchObject({ review: null, hide: [], rewrites: [{ show: null }] });
    expect(alone.rewrites[0]?.body).toContain(total.message);
    expect(alone.summary?.body).not.toContain('dismissed');
  });

  test('of two findings on a file the one that is left keeps its line in words', () => {
    const talk = new FakeConversation();
    const onFile = [total, sum].map((finding): Verified => {
      const { path, line, side } = finding;
      return { finding, verdict: { publish: 'inline', at: { path, line, side, onFile: true } } };
    });
    review(talk, onFile, commit(1));
    const { rewrites } = review(talk, onFile.slice(1), commit(2));
    expect(rewrites[0]?.body).toMatch(/^`services\/orders\/openapi\.yaml:41`\n\n\*\*/u);
  });

  test('what is gone says so and is hidden, and the summary says that all of it is', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const { rewrites, hide, resolve, summary } = review(talk, [], commit(2));
    expect(rewrites[0]?.body).toMatch(/^\*\*Resolved at `0000000`\.\*\*\n\n\*\*Breaking: /u);
    expect(rewrites[0]?.body).toContain(`<!-- architect:v1 gone=${total.id} at=${commit(2)} -->`);
    expect(hide).toEqual([
      { comment: talk.said.comments[0]?.id, node: expect.any(String), reply: 'Resolved at `0000000`.' },
    ]);
    expect(resolve, 'only where the configuration asks for it').toEqual([]);
    expect(summary?.body).toMatch(/^No findings any more: what was found before is resolved\. Read 1 contract/u);
  });

  test('threads are resolved where the configuration asks for it', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const edits = review(talk, [], commit(2), { config: { resolveThreads: true } });
    const [comment] = talk.said.comments;
    expect(edits.resolve).toEqual([{ comment: comment?.id, thread: comment?.thread?.id }]);
  });

  test('of two findings on a line the one that is left is what the comment speaks of', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total), inline(sum)], commit(1));
    const { review: sent, rewrites, hide } = review(talk, [inline(sum)], commit(2));
    expect({ sent, hide }).toEqual({ sent: null, hide: [] });
    expect(rewrites[0]?.body).not.toContain('Also on this line');
    expect(rewrites[0]?.body).toContain(`<!-- architect:v1 ${sum.id} gone=${total.id} at=${commit(2)} -->`);
    const back = review(talk, [inline(total), inline(sum)], commit(3));
    expect(back.review).toBeNull();
    expect(back.rewrites[0]?.body).toContain('Also on this line');
    expect(openOf(talk, total.id)).toHaveLength(1);
  });

  test('what joins a line that has a comment gets one of its own', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const { review: sent } = review(talk, [inline(total), inline(sum)], commit(2));
    expect(sent?.comments.map(({ findings }) => findings)).toEqual([[sum.id]]);
  });

  test('what is back gets its comment back, shown before it speaks', () => {
    const talk = new FakeConversation();
    for (const [index, verified] of [[inline(total)], [], [inline(total)]].entries())
      review(talk, verified, commit(index));
    const [comment, ...others] = talk.said.comments;
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ hidden: false, mark: { ids: [total.id] } });
    expect(comment?.body).not.toContain('Resolved');
  });

  test('what is back where nobody would see it gets one new comment, and never a third', () => {
    const talk = new FakeConversation();
    for (let head = 1; head < 8; head++) {
      review(talk, head % 2 === 1 ? [inline(total)] : [], commit(head));
      for (const { id } of talk.said.comments) talk.change(id, { line: null });
    }
    expect(talk.said.comments).toHaveLength(2);
    expect(talk.said.summary?.body).toContain('Breaking');
  });

  test('nothing is over as long as something could not be read', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const facts = { unread: [{ file: 'services/orders/openapi.yaml', because: 'A tab.', fix: 'Use spaces.' }] };
    const edits = review(talk, [], commit(2), { facts });
    expect(edits).toMatchObject({ rewrites: [], hide: [] });
    expect(edits.summary?.body).toContain('not known to be resolved:\n\n- `services/orders/openapi.yaml:41`');
  });

  test('a file whose format nobody reads keeps nothing from being over', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const graphql = {
      file: 'shop.graphql',
      because: 'graphql is recognised',
      fix: 'review it',
      kind: 'format',
    } as const;
    const edits = review(talk, [], commit(2), { facts: { unread: [graphql] } });
    expect(edits.hide).toHaveLength(1);
    expect(edits.check).toMatchObject({ conclusion: 'neutral', title: 'Could not review 1 file' });
    const first = reconcile(
      publicationOf([], { facts: { unread: [graphql] } }),
      new FakeConversation().said,
      commit(1),
    );
    expect(first.summary?.body, 'it is said all the same').toContain('`shop.graphql`: Graphql is recognised.');
  });

  test.each([
    ['draft', notApplicable('draft')],
    ['failed', failedPublication({ code: 'bug', message: 'It broke.', hint: 'Report it.' }, 'neutral')],
    ['superseded', superseded()],
  ])('a review that was not done touches nothing: %s', (_, publication) => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const { check, ...edits } = reconcile(publication, talk.said, commit(2));
    expect(check).toBe(publication.check);
    const nothing = { review: null, onFiles: [], rewrites: [], hide: [], resolve: [], dismiss: [], summary: null };
    expect(edits).toEqual(nothing);
  });

  test('a change that touches nothing any more resolves what was said', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const edits = review(talk, [], commit(2), { facts: { contracts: [] } });
    expect(edits.hide).toHaveLength(1);
    expect(edits.summary?.body).toMatch(/^No findings any more/u);
  });
});

describe('what a person dismissed', () => {
  test.each([
    ['resolved', (talk: FakeConversation, id: number) => talk.change(id, { thread: { id: 'thread', resolved: true } })],
    ['hidden', (talk: FakeConversation, id: number) => talk.change(id, { hidden: true })],
    ['deleted', (talk: FakeConversation, id: number) => talk.remove(id)],
  ] as const)('is not raised again when it was %s, is listed, and counts', (how, dismiss) => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    dismiss(talk, talk.said.comments[0]?.id ?? 0);
    for (const head of [commit(2), commit(3)]) {
      const edits = review(talk, [inline(total)], head);
      expect(edits).toMatchObject({
        review: null,
        rewrites: [],
        hide: [],
        check: { conclusion: 'failure', annotations: [] },
      });
      expect(edits.check.title).toBe('1 breaking change');
      expect(edits.summary?.body).toMatch(new RegExp(`:41\` · dismissed: its [a-z]+ was ${how} · \\[`, 'u'));
    }
  });

  test('is not ours to hide once it is gone', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    talk.change(talk.said.comments[0]?.id ?? 0, { thread: { id: 'thread', resolved: true } });
    expect(review(talk, [], commit(2))).toMatchObject({ rewrites: [], hide: [], resolve: [] });
  });

  test('a person who wants to see what we hid may', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    review(talk, [], commit(2));
    talk.change(talk.said.comments[0]?.id ?? 0, { hidden: false });
    expect(review(talk, [], commit(3)).hide).toEqual([]);
  });
});

describe('agents', () => {
  const lanes = (agent: 'pending' | 'done' | 'failed') =>
    ({ rules: 'done', agent, because: 'the model is overloaded' }) as const;

  test('one that is done later has a review of its own, and edits the same summary', () => {
    const talk = new FakeConversation();
    const first = review(talk, [inline(total)], commit(1), { lanes: lanes('pending') });
    expect(first.summary?.body).toContain('An agent is still reviewing this change.');
    const { review: sent, summary } = review(talk, [inline(total), inline(saga)], commit(1), { lanes: lanes('done') });
    expect(sent).toMatchObject({ lane: 'agent', comments: [{ findings: [saga.id] }] });
    expect(summary?.comment).toBe(talk.said.summary?.id);
    expect(summary?.body).not.toContain('still reviewing');
  });

  test('what is done together is one review', () => {
    const { review: sent } = review(new FakeConversation(), [inline(total), inline(saga)], commit(1), {
      lanes: lanes('done'),
    });
    expect(sent).toMatchObject({ lane: 'rules', comments: [{ findings: [total.id] }, { findings: [saga.id] }] });
  });

  test('what one said stands until it is cleared', () => {
    const talk = new FakeConversation();
    review(talk, [inline(saga)], commit(1));
    const silent = review(talk, [], commit(2));
    expect(silent).toMatchObject({ rewrites: [], hide: [] });
    expect(silent.summary?.body).toContain('- `services/orders/openapi.yaml:70`');
    expect(review(talk, [], commit(3), { cleared: [saga.id] }).hide).toHaveLength(1);
  });

  test('a lane speaks once for a head: what comes too late is on the check', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const late = review(talk, [inline(total), inline(note)], commit(1));
    expect(late.review).toBeNull();
    expect(late.check.annotations.map(({ line }) => line)).toEqual([60]);
    expect(review(talk, [inline(total), inline(note)], commit(2)).review?.comments).toHaveLength(1);
  });
});

describe('a request for changes', () => {
  const config = { requestChanges: true };

  test('is made only where the configuration asks for it, and taken back when nothing is left', () => {
    const talk = new FakeConversation();
    expect(review(talk, [inline(total)], commit(1), { config }).review?.event).toBe('REQUEST_CHANGES');
    expect(review(talk, [inline(total)], commit(2), { config }).dismiss).toEqual([]);
    expect(review(talk, [], commit(3), { config }).dismiss).toMatchObject([{ review: talk.said.reviews[0]?.id }]);
    expect(review(talk, [], commit(4), { config }).dismiss).toEqual([]);
  });

  test('is made without comments too, for what is new or back and not on a line', () => {
    const talk = new FakeConversation();
    const asked = (verified: Parameters<typeof review>[1], head: number) =>
      review(talk, verified, commit(head), { config }).review;
    const summarised = { finding: total, verdict: { publish: 'summary' } } as const;
    expect(asked([summarised], 1)).toMatchObject({ event: 'REQUEST_CHANGES', comments: [] });
    expect(talk.said.reviews).toHaveLength(1);
    expect(asked([summarised], 2)).toBeNull();
    expect(asked([], 3)).toBeNull();
    expect(asked([inline(total)], 4)).toMatchObject({ event: 'REQUEST_CHANGES', comments: [{ line: 41 }] });
    expect(asked([], 5)).toBeNull();
    expect(asked([inline(total)], 6), 'its comment is back').toMatchObject({ event: 'REQUEST_CHANGES', comments: [] });
  });

  test('that a person took back is not made again for the same', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1), { config });
    talk.said = { ...talk.said, reviews: talk.said.reviews.map((one) => ({ ...one, asksForChanges: false })) };
    expect(review(talk, [inline(total)], commit(2), { config }).review).toBeNull();
    expect(review(talk, [inline(total), inline(sum)], commit(3), { config }).review?.event).toBe('REQUEST_CHANGES');
  });

  test('that may not be taken back is explained', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1), { config });
    const publication = publicationOf([], { config });
    const edits = reconcile(publication, talk.said, commit(2), { ...noSetbacks, stuck: true });
    expect(edits.summary?.body).toContain('somebody has to dismiss that review');
  });

  test('stands while something could not be read', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1), { config });
    expect(review(talk, [], commit(2), { config, notes: ['The host lists only 3,000 files.'] }).dismiss).toEqual([]);
  });
});
