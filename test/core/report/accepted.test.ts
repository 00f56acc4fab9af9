import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/index.ts';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import { sarif } from '../../../src/core/report/formats/sarif.ts';
import { acceptBlock } from '../../../src/core/report/parts/acceptance.ts';
import { explanation } from '../../../src/core/report/parts/explanation.ts';
import { changeOf, findingOf } from './finding.ts';
import { hostile } from './hostile.ts';
import { openOf, FakeConversation, review } from './fake-conversation.ts';
import { commit, inline, publicationOf } from './publication.ts';
import { live, rendered } from './rendered.ts';

const total = findingOf({ subject: 'Order.total', line: 41, change: changeOf() });
const sum = findingOf({ subject: 'Order.sum', line: 41, change: changeOf() });
const note = findingOf({ subject: 'Order.note', line: 60, change: changeOf() });

function acceptance(of: Finding, given: Partial<Acceptance> = {}): Acceptance {
  const who = { by: 'maria', reason: 'no client is left', until: '2026-12-31', from: 'comment' } as const;
  return { as: 'accepted', finding: of.id, change: '1a2b3c4d', ...who, ...given };
}

function taken(finding: Finding, given: Partial<Acceptance> = {}): Verified {
  return { finding, verdict: { publish: false, because: 'accepted', accepted: acceptance(finding, given) } };
}

const words = 'accepted by `maria` until 2026-12-31: no client is left';

describe('a finding that was commented on and is accepted', () => {
  test('says so in its comment, which is neither resolved nor hidden, and comes back when that is over', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    const plain = talk.said.comments[0]?.body;
    const accepted = review(talk, [taken(total)], commit(1));
    expect(accepted).toMatchObject({ hide: [], resolve: [], review: null });
    expect(talk.said.comments[0]?.body).toMatch(/^\*\*Accepted by `maria` until 2026-12-31: no client is left\.\*\*/u);
    expect(talk.said.comments[0]?.body).not.toContain('Resolved');
    expect(openOf(talk, total.id)).toHaveLength(1);
    expect(accepted.check).toMatchObject({
      conclusion: 'success',
      title: 'No findings; 1 accepted',
      until: '2026-12-31',
    });
    expect(accepted.summary?.body).toContain(words);
    // Once more changes nothing.
    expect(review(talk, [taken(total)], commit(2))).toMatchObject({ rewrites: [], hide: [], review: null });

    const lapsed = { acceptance: acceptance(total), because: 'it held until 2026-12-31' };
    const over = review(talk, [inline({ ...total, lapsed })], commit(2));
    expect(over.check.conclusion).toBe('failure');
    expect(talk.said.comments).toHaveLength(1);
    expect(talk.said.comments[0]?.body).toContain(
      'It was accepted by `maria` (no client is left), and that does not count: it held until 2026-12-31.',
    );
    expect(talk.said.comments[0]?.body).toMatch(/^\*\*Breaking/u);
    // Taken back, nothing of it is left.
    review(talk, [taken(total)], commit(3));
    review(talk, [inline(total)], commit(3));
    expect(talk.said.comments[0]?.body).toBe(plain);
  });

  test('shares its comment with one that is not', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total), inline(sum)], commit(1));
    review(talk, [taken(total), inline(sum)], commit(1));
    const [comment] = talk.said.comments;
    expect(comment?.body).toContain(`no client is left.** \`${total.id}\``);
    expect(comment?.body).not.toContain('<details>\n<summary>What was found');
    expect(comment?.mark).toMatchObject({ ids: [total.id, sum.id], notes: { accepted: total.id } });
  });

  test('is resolved once the change is gone', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    review(talk, [taken(total)], commit(1));
    expect(review(talk, [], commit(2)).hide).toHaveLength(1);
    expect(talk.said.comments[0]?.body).toMatch(/^\*\*Resolved at/u);
  });

  test('that is worded otherwise later is edited', () => {
    const talk = new FakeConversation();
    review(talk, [inline(total)], commit(1));
    review(talk, [taken(total)], commit(1));
    review(talk, [taken(total, { until: null, as: 'dismissed' })], commit(1));
    expect(talk.said.comments[0]?.body).toMatch(/^\*\*Dismissed by `maria`: /u);
  });
});

describe('the summary', () => {
  const bodyOf = (verified: readonly Verified[]) => publicationOf(verified).summary ?? '';

  test('offers what to write down so that it lasts, and that is a configuration', () => {
    const body = bodyOf([taken(total), taken(note, { from: 'configuration' }), inline(sum)]);
    const [, block = ''] = /```yaml\n([^]*?)\n```/u.exec(body) ?? [];
    const { config, unread } = readConfig([{ path: '.github/architect.yml', folder: '', text: block }], []);
    expect(unread).toEqual([]);
    expect(config.accept).toEqual([acceptance(total, { from: 'configuration' })]);
    expect(body).toContain('accepted by `maria` in the configuration until 2026-12-31');
  });

  test('counts what is in the baseline, and does not list it', () => {
    const body = bodyOf([taken(total, { from: 'baseline' }), taken(note, { from: 'baseline' })]);
    expect(body).toContain('2 findings of the baseline not listed.');
    expect(body).not.toContain(total.id);
    expect(publicationOf([taken(total, { from: 'baseline' })]).check.title).toBe('No findings');
  });

  test('is what an explanation points to', () => {
    expect(explanation(total.id, [taken(total)], commit(1))).toContain(`in the summary, as ${words}`);
  });
});

test('SARIF has it as a result that is suppressed, with the reason', () => {
  const log = sarif(publicationOf([taken(total), taken(note, { from: 'line', by: null }), inline(sum)]), {
    color: false,
    head: commit(1),
  });
  const { runs } = JSON.parse(log) as { runs: { results: { suppressions?: { kind: string }[] }[] }[] };
  expect(runs[0]?.results.map(({ suppressions }) => suppressions?.[0]?.kind)).toEqual([
    undefined,
    'external',
    'inSource',
  ]);
  expect(log).toContain('"justification": "no client is left"');
});

/** A part that is closed, with a title of ours, and our mark. */
const tags =
  /^(?:<details>\s<summary>(?:What was found|To keep this for longer than this pull request, add to \.github\/architect\.yml)<\/summary>|<\/details>|<!-- architect:v1[ 0-9a-z=,]* -->)$/u;

test('whatever reason somebody gives, it does nothing in what is posted, and the block stays one of YAML', () => {
  const ours =
    /^https:\/\/(?:www\.rfc-editor\.org|github\.com\/architect-review\/architect\/blob\/main\/docs\/rules)\//u;
  fc.assert(
    fc.property(hostile, hostile, hostile, (reason, by, until) => {
      const talk = new FakeConversation();
      const given = { reason, by, until };
      const posted = [
        review(talk, [inline(total)], commit(1)),
        review(talk, [taken(total, given)], commit(2)),
        review(
          talk,
          [inline({ ...total, lapsed: { acceptance: acceptance(total, given), because: reason } })],
          commit(3),
        ),
      ].flatMap(({ rewrites, summary }) => [...rewrites.map(({ body }) => body), ...(summary ? [summary.body] : [])]);
      for (const body of posted) {
        const { html, links, images, text } = rendered(body);
        for (const link of links) expect(link).toMatch(ours);
        expect(images).toEqual([]);
        expect(text).not.toMatch(live);
        expect(html.filter((one) => !tags.test(one))).toEqual([]);
        expect(body.match(/<!-- architect:v1/gu)).toHaveLength(1);
      }
      expect(load(acceptBlock([acceptance(total, given)]))).toMatchObject({ accept: [{ finding: total.id }] });
    }),
    { numRuns: 100 },
  );
});
