import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { idsAt } from '../../../src/core/model/mark.ts';
import type { Verified } from '../../../src/core/model/finding.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { failedPublication } from '../../../src/core/report/parts/unreviewed.ts';
import { changeOf, findingOf } from './finding.ts';
import { isOpen, openOf, FakeConversation, push, review } from './fake-conversation.ts';
import { hostile } from './hostile.ts';
import { commit, inline, publicationOf } from './publication.ts';
import { live, rendered } from './rendered.ts';

const total = findingOf({ subject: 'Order.total', line: 41, change: changeOf() });
/** Six findings on three lines, one of them said by an agent. */
const pool = Array.from({ length: 6 }, (_, index) =>
  findingOf({
    subject: `Order.${index}`,
    line: (index % 3) + 1,
    change: changeOf(),
    by: index === 5 ? 'architect' : 'rules',
  }),
);
const judged = pool[5]?.id ?? '';

const anyPush = fc.record({
  stands: fc.subarray([...pool.keys()]),
  cleared: fc.boolean(),
  inlines: fc.subarray([...pool.keys()], { minLength: 4 }),
  outdated: fc.array(fc.nat(9), { maxLength: 3 }),
  dismissed: fc.array(fc.tuple(fc.constantFrom('resolve', 'hide', 'delete'), fc.nat(9)), { maxLength: 2 }),
  killedAfter: fc.option(fc.nat(4)),
});

test('whatever happens: said once, not raised again when dismissed, and never lost', () => {
  const config = fc.record({ resolveThreads: fc.boolean(), requestChanges: fc.boolean() });
  fc.assert(
    fc.property(config, fc.array(anyPush, { minLength: 1, maxLength: 8 }), (config, pushes) => {
      const talk = new FakeConversation();
      const dismissed = new Set<string>();
      const inDoubt = new Set<string>();
      for (const [index, { cleared, outdated, dismissed: gestures, killedAfter, ...indexes }] of pushes.entries()) {
        const head = commit(index + 1);
        const stands = indexes.stands.flatMap((index) => pool[index] ?? []);
        const inlines = indexes.inlines.map((index) => pool[index]?.id);
        const verified = stands.map((finding): Verified =>
          inlines.includes(finding.id) ? inline(finding) : { finding, verdict: { publish: 'summary' } },
        );
        const publication = publicationOf(verified, { head, config, cleared: cleared ? [judged] : [] });
        if (killedAfter !== null) {
          const writes = talk.writes(reconcile(publication, talk.said, head), head);
          for (const write of writes.slice(0, killedAfter)) write();
        }
        const edits = push(talk, publication, head);

        const again = reconcile(publication, talk.said, head);
        expect(again, 'done twice is done once').toMatchObject({
          review: null,
          rewrites: [],
          hide: [],
          resolve: [],
          dismiss: [],
          summary: null,
        });
        expect(edits.check).toMatchObject({ conclusion: publication.check.conclusion, title: publication.check.title });
        const ids = stands.map(({ id }) => id);
        expect(talk.said.summary?.mark.ids.toSorted() ?? []).toEqual(ids.toSorted());
        for (const { id } of pool) {
          const naming = talk.said.comments.filter(
            ({ mark }) => mark.ids.includes(id) || idsAt(mark, 'gone').includes(id),
          );
          const open = openOf(talk, id);
          expect(naming.length).toBeLessThanOrEqual(2);
          expect(open.length).toBeLessThanOrEqual(1);
          if (dismissed.has(id)) expect(open).toEqual([]);
          else if (ids.includes(id) && inlines.includes(id) && naming.length < 2 && !inDoubt.has(id))
            expect(open).toHaveLength(1);
          if (!ids.includes(id) && (id !== judged || cleared)) expect(open).toEqual([]);
        }
        expect(new Set(talk.said.reviews.map(({ head, lane }) => `${head} ${lane}`)).size).toBe(
          talk.said.reviews.length,
        );

        for (const nth of outdated) {
          const comment = talk.said.comments[nth];
          if (comment) talk.change(comment.id, { line: null });
        }
        for (const [gesture, nth] of gestures) {
          const comment = talk.said.comments[nth];
          if (!comment || !isOpen(comment)) continue;
          for (const id of comment.mark.ids) dismissed.add(id);
          // What a deleted comment no longer said may be raised again and need not be.
          if (gesture === 'delete') for (const id of idsAt(comment.mark, 'gone')) inDoubt.add(id);
          if (gesture === 'hide') talk.change(comment.id, { hidden: true });
          else if (gesture === 'delete') talk.remove(comment.id);
          else if (comment.thread) talk.change(comment.id, { thread: { ...comment.thread, resolved: true } });
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('text from the pull request does nothing in whatever is posted', () => {
  const ours =
    /^https:\/\/(?:www\.rfc-editor\.org|github\.com\/architect-review\/architect\/blob\/main\/docs\/rules)\//u;
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, path, why) => {
      const made = { message: name, why, fix: name, subject: name, path, quote: name };
      const finding = findingOf({ ...made, by: 'architect', change: changeOf({ usedBy: [name] }) });
      const at = { path, line: 41, side: 'before', onFile: true } as const;
      const talk = new FakeConversation();
      const lanes = { rules: 'done', agent: 'failed', because: why } as const;
      const posted = [
        review(talk, [inline(total), { finding, verdict: { publish: 'inline', at } }], commit(1), { lanes }),
        review(talk, [], commit(2), { lanes, facts: { unread: [{ file: path, line: 3, because: name, fix: why }] } }),
        review(talk, [], commit(3), { lanes }),
        review(talk, [], commit(4), { lanes, cleared: [finding.id] }),
      ];
      const failed = failedPublication({ code: 'bug', message: name, hint: why }, 'neutral');
      const bodies = posted.flatMap(({ review: sent, onFiles, rewrites, summary }) => [
        ...(sent ? [sent.body, ...sent.comments.map(({ body }) => body)] : []),
        ...onFiles.map(({ bodyOnFile }) => bodyOnFile),
        ...rewrites.map(({ body }) => body),
        ...(summary ? [summary.body] : []),
      ]);
      expect(bodies.length).toBeGreaterThan(6);
      for (const body of [...bodies, `${failed.check.summary}\n<!-- architect:v1 -->`]) {
        const { html, links, images, text: words } = rendered(body);
        expect(html).toEqual([
          expect.stringMatching(/^<!-- architect:v1(?: [0-9a-f]{8})*(?: [a-z]+=[0-9a-z,]*)* -->$/u),
        ]);
        expect(body.split('<!--')).toHaveLength(2);
        expect(images).toEqual([]);
        expect(links.filter((link) => !ours.test(link))).toEqual([]);
        expect(words).not.toMatch(live);
      }
      const titles = [...posted.map(({ check }) => check.title), failed.check.title];
      for (const title of titles) expect(title).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 300 },
  );
});
