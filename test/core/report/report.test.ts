import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../src/core/config/default.ts';
import { mostUsers, type Unread } from '../../../src/core/model/contract.ts';
import { type Facts, noFacts } from '../../../src/core/model/facts.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import { commentBody } from '../../../src/core/report/parts/comment.ts';
import { cut } from '../../../src/core/report/words/cut.ts';
import { code, plain, prose, text } from '../../../src/core/report/words/escape.ts';
import { report } from '../../../src/core/report/index.ts';
import { changeOf, findingOf } from './finding.ts';
import { hostile } from './hostile.ts';
import { live, rendered } from './rendered.ts';

const job = {
  title: 'main...drop-total',
  head: '3f786850e387550fdab836ed7e6dc881de23001b',
  asOf: '2026-11-20',
  failOn: null,
};
const spec = 'services/orders/openapi.yaml';
const contract = {
  format: 'openapi',
  path: spec,
  status: 'changed',
  versions: { before: null, after: null },
  asked: { before: [], after: [] },
  outline: { before: null, after: null },
  words: { deprecate: '`deprecated: true`', sunset: 'an `x-sunset` date', open: '`x-extensible-enum`' },
  differences: [],
} as const;
const nothing = noFacts(job.asOf);
const unread: Unread = {
  file: 'services/billing/openapi.yaml',
  line: 7,
  because: 'A tab indents this line.',
  fix: 'Use spaces.',
};

const inline = (finding: Finding): Verified => ({
  finding,
  verdict: { publish: 'inline', at: { path: finding.path, line: finding.line, side: finding.side } },
});
const summarised = (finding: Finding): Verified => ({ finding, verdict: { publish: 'summary' } });

function reportOf(
  verified: readonly Verified[],
  facts: Partial<Facts> = { contracts: [contract], read: [{ as: 'contract', path: contract.path }] },
  notes: string[] = [],
) {
  return report(job, { ...nothing, ...facts }, verified, defaultConfig, { notes, preview: null });
}

describe('the summary', () => {
  test('a clean review is one short line, and a marker', () => {
    const { summary } = reportOf([
      { finding: findingOf({ change: changeOf({ severity: 'safe' }) }), verdict: { publish: false, because: 'safe' } },
    ]);
    expect(summary).toBe(
      'No findings. Read 1 contract (`services/orders/openapi.yaml`). 1 safe change not listed. ' +
        'Reviewed at `3f78685`.\n\n<!-- architect:v1 summary=3f786850e387550fdab836ed7e6dc881de23001b -->\n',
    );
  });

  test('nothing to review is nothing to say', () => {
    expect(reportOf([], {}).summary).toBeNull();
  });

  test('does not count operations of which it may not know all', () => {
    const summaryOf = (count: number) => {
      const usedBy = Array.from({ length: count }, (_, index) => `GET /orders/${index}`);
      return reportOf([summarised(findingOf({ change: changeOf({ usedBy }) }))], {}).summary;
    };
    expect(summaryOf(mostUsers)).toMatch(/and at least 27 more operations break[^]*Affects .* and at least 25 more\./u);
    expect(summaryOf(mostUsers - 1)).toMatch(/and 26 more operations break[^]*Affects .* and 24 more\./u);
  });

  test('says first what breaks and for whom, then where, why and what to do', () => {
    const usedBy = ['GET /orders', 'GET /orders/{id}', 'POST /orders', 'PUT /orders/{id}', 'GET /reports'];
    const { summary } = reportOf([
      summarised(findingOf({ change: changeOf({ usedBy }) })),
      inline(
        findingOf({ rule: 'resilience/http-call-without-timeout', path: 'services/orders/src/stock.ts', line: 8 }),
      ),
    ]);
    expect(summary).toBe(`### 1 breaking change and 1 other finding

Clients of \`GET /orders\`, \`GET /orders/{id}\`, \`POST /orders\` and 2 more operations break when this is deployed.

| File | Breaking | Critical or high |
|:--|--:|--:|
| services/orders/openapi.yaml | 1 | 0 |
| services/orders/src/stock.ts | 0 | 1 |

- **Breaking: \`total\` is gone from the 200 response of \`GET /orders\`.** \`services/orders/openapi.yaml:41\` · [\`contract/response-field-removed\`](https://github.com/architect-review/architect/blob/main/docs/rules/contract/response-field-removed.md) · \`34c30c15\`

  Clients that read it find nothing there. **What to do:** Keep it, mark it deprecated, and remove it in the next major version.

  Affects \`GET /orders\`, \`GET /orders/{id}\`, \`POST /orders\`, \`PUT /orders/{id}\` and \`GET /reports\`.

- **High: \`total\` is gone from the 200 response of \`GET /orders\`.** \`services/orders/src/stock.ts:8\` · commented in the diff · [\`resilience/http-call-without-timeout\`](https://github.com/architect-review/architect/blob/main/docs/rules/resilience/http-call-without-timeout.md) · \`c75e29df\`

Read 1 contract (\`services/orders/openapi.yaml\`). Reviewed at \`3f78685\`.

<!-- architect:v1 34c30c15 c75e29df summary=3f786850e387550fdab836ed7e6dc881de23001b -->
`);
  });

  test('a rule that fires often says why once', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      summarised(findingOf({ subject: `Order.${index}`, line: index + 1 })),
    );
    const summary = reportOf(many).summary ?? '';
    expect(summary.split('Clients that read it find nothing there.')).toHaveLength(2);
    expect(summary).toContain('30 times');
    expect(summary).toContain('and 10 more');
  });

  test('says what could not be read, and what to do about it', () => {
    expect(reportOf([], { unread: [unread] }).summary).toContain(
      '- `services/billing/openapi.yaml:7`: A tab indents this line. Use spaces.',
    );
  });
});

test('a comment says what, why, what to do, for whom, and who says so', () => {
  const finding = findingOf({ change: changeOf({ audience: 'source', usedBy: ['POST /orders'] }) });
  expect(reportOf([inline(finding)]).comments).toEqual([
    {
      findings: [finding.id],
      path: spec,
      line: 41,
      side: 'after',
      body: `**Breaking: \`total\` is gone from the 200 response of \`GET /orders\`.**

Clients that read it find nothing there.

**What to do:** Keep it, mark it deprecated, and remove it in the next major version.

Affects \`POST /orders\`. Running clients keep working; code generated from this contract changes.

[\`contract/response-field-removed\`](https://github.com/architect-review/architect/blob/main/docs/rules/contract/response-field-removed.md) · proven · [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110) · \`${finding.id}\`

<!-- architect:v1 ${finding.id} -->
`,
    },
  ]);
});

test('findings on one line share a comment, and its marker', () => {
  const first = findingOf();
  const second = findingOf({
    rule: 'contract/request-field-removed',
    message: '`total` is refused by `POST /orders`.',
  });
  const third = findingOf({ subject: 'Order.sum', message: '`sum` is gone too.' });
  const elsewhere = findingOf({ subject: 'Order.id', line: 42 });
  const { comments } = reportOf([first, second, third, elsewhere].map(inline));
  expect(comments.map((comment) => comment.findings)).toEqual([[first.id, second.id, third.id], [elsewhere.id]]);
  expect(comments[0]?.body).toContain(
    'Also on this line:\n\n- **High: `total` is refused by `POST /orders`.** Clients',
  );
  expect(comments[0]?.body.match(/<!--.*-->/gu)).toEqual([
    `<!-- architect:v1 ${first.id} ${second.id} ${third.id} -->`,
  ]);
  expect(comments[0]?.body, 'what a rule says is said once').toMatch(
    /^- \*\*High: `sum` is gone too\.\*\* `[0-9a-f]{8}`$/mu,
  );
});

const seen = (value: string) => value.replaceAll('\u200B', '');

describe('text from the pull request', () => {
  test('reads as it was written, and nothing in it is markup', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        for (const body of [text(value), `see **${text(value)}** there`, `| File |\n|:--|\n| ${text(value)} |`]) {
          const { html, links, images, text: words } = rendered(body);
          expect({ html, links, images }).toEqual({ html: [], links: [], images: [] });
          expect(words).not.toMatch(live);
          expect(seen(words)).toContain(plain(value));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('as code is one code span, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { code: spans, text: words } = rendered(`In ${code(value)} there`);
        expect(spans.map((span) => span.trim())).toEqual([plain(value).replaceAll('<!--', '<! --')]);
        expect(words).toBe('In \n there');
      }),
      { numRuns: 2000 },
    );
  });

  test('in a sentence of ours leaves the code of ours code', () => {
    expect(rendered(prose('`total` is gone from `GET /orders`.')).code).toEqual(['total', 'GET /orders']);
    expect(rendered(prose('a lone ` stays'))).toMatchObject({ code: [], text: 'a lone ` stays' });
  });

  test('has nothing hidden in it', () => {
    expect(plain('to\u202Etal\u200B \u001B[31m\n\u{E0041}x\uD800')).toBe('total [31m x\uFFFD');
  });

  test('never does anything in what we post', () => {
    const ours =
      /^https:\/\/(?:www\.rfc-editor\.org|github\.com\/architect-review\/architect\/blob\/main\/docs\/rules)\//u;
    fc.assert(
      fc.property(hostile, hostile, hostile, fc.boolean(), (name, path, rule, safe) => {
        const change = changeOf({ usedBy: [name, path], severity: safe ? 'dangerous' : 'breaking' });
        const made = { message: name, why: path, fix: rule, subject: name, path, rule, by: name, quote: name, change };
        const finding = findingOf({ ...made, severity: 'high' });
        const other = findingOf({ ...made, rule: 'contract/response-field-removed', path: 'openapi.yaml' });
        const facts = {
          contracts: [{ ...contract, path }],
          read: [{ as: 'contract', path }],
          unread: [{ file: path, because: name, fix: rule }],
          seen: [{ path, kind: 'Go' }],
        };
        const publication = reportOf(
          [inline(finding), inline({ ...finding, id: 'cafe0000' }), summarised(other)],
          facts,
          [name],
        );
        for (const body of [publication.summary ?? '', ...publication.comments.map((comment) => comment.body)]) {
          const { html, links, images, text: words, blocks } = rendered(body);
          expect(html).toEqual([
            expect.stringMatching(/^<!-- architect:v1(?: [0-9a-f]{8})+(?: (?:summary|judged)=[0-9a-f,]+)? -->$/u),
          ]);
          expect(body.split('<!--')).toHaveLength(2);
          expect(images).toEqual([]);
          expect(links.filter((link) => !ours.test(link))).toEqual([]);
          expect(words).not.toMatch(live);
          expect(blocks.filter((block) => /fence|code|blockquote|ordered|hr/u.test(block))).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('lines that are offered stand in a fence of their own, and never end it', () => {
  const judged = { standing: 'confirmed', votes: { real: 3, of: 3 }, evidence: [], unknowns: '' } as const;
  const said = (suggestion: string) =>
    commentBody([findingOf({ by: 'architect', judged: { ...judged, suggestion } })], { ids: [], notes: {} });
  expect(said('  total: 1')).toContain('\n\n```suggestion\n  total: 1\n```\n\n');
  expect(said('  total: 1\n```\n@acme')).not.toMatch(/```|acme/);
});

describe('limits', () => {
  const long = 'orders '.repeat(3000);

  test('a body that is too long ends at a paragraph, with its fences closed, and says so', () => {
    const body = cut(`First.\n\n\`\`\`\`yaml\n${'total: 1\n\n'.repeat(200)}\`\`\`\`\n\nLast.`, 500);
    expect(body.length).toBeLessThanOrEqual(500);
    expect(body).toMatch(/total: 1\n````\n\nThe rest is too long to post here/u);
    expect(cut('Short.', 500)).toBe('Short.');
  });

  test.each(['订单', 'ü', '🧾', 'a订'])('counts bytes, as the host does, and cuts no character in two: %s', (word) => {
    for (const limit of [500, 501, 502, 503]) {
      const body = cut(word.repeat(400), limit);
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limit);
      expect(body).not.toContain('\uFFFD');
      expect(body.startsWith(word)).toBe(true);
    }
  });

  test('lists end where people stop reading', () => {
    const findings = Array.from({ length: 30 }, (_, index) =>
      findingOf({ path: `orders/${index}.yaml`, subject: `${index}` }),
    );
    const gaps = Array.from({ length: 30 }, (_, index) => ({ ...unread, file: `payments/${index}.yaml` }));
    const summary = reportOf(findings.map(summarised), { unread: gaps }).summary ?? '';
    expect(summary).toContain('| and 10 more files | |');
    expect(summary.match(/- and 10 more$/gmu)).toHaveLength(2);
    expect(summary).not.toContain('payments/20.yaml');
  });

  test('lists of just as many say of no more', () => {
    const summaryOf = (count: number) => {
      const findings = Array.from({ length: count }, (_, index) =>
        findingOf({ path: `orders/${index}.yaml`, subject: `${index}` }),
      );
      const gaps = Array.from({ length: count }, (_, index) => ({ ...unread, file: `payments/${index}.yaml` }));
      return reportOf(findings.map(summarised), { unread: gaps }).summary ?? '';
    };
    expect(summaryOf(20)).toContain('payments/19.yaml');
    expect(summaryOf(20)).not.toMatch(/\d more/u);
    expect(summaryOf(21).match(/and 1 more/gu)).toHaveLength(3);
  });

  test('hundreds of endless findings still fit', () => {
    const findings = Array.from({ length: 300 }, (_, index) =>
      findingOf({
        subject: `Order.${index}`,
        rule: `contract/rule-${'x'.repeat(index)}`,
        message: long,
        why: long,
        fix: long,
      }),
    );
    const publication = reportOf([...findings.slice(0, 2).map(inline), ...findings.slice(2).map(summarised)]);
    expect(publication.summary?.length).toBeLessThanOrEqual(64_100);
    expect(publication.check.summary.length).toBeLessThanOrEqual(65_535);
    expect(publication.summary).toContain('The rest is too long');
    expect(publication.summary?.match(/<!-- architect:v1/gu)).toHaveLength(1);
    for (const { body } of publication.comments) expect(body.length).toBeLessThanOrEqual(64_100);
    for (const { title, message } of publication.check.annotations) {
      expect(title.length).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(message)).toBeLessThanOrEqual(64 * 1024);
    }
  });
});
