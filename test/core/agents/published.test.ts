import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reply, Trouble } from '../../../src/core/model/question.ts';
import { isAskRule } from '../../../src/core/model/rule.ts';
import { rules } from '../../../src/core/rules/index.ts';
import {
  answer,
  type Consultation,
  finding,
  type FakeModel,
  reviewedByRules,
  saying,
  telling,
  using,
} from './consultation.ts';
import { expectSafe } from './expect-safe.ts';
import { expectRulesKept } from './rules-kept.ts';
import { decisive, hop, real, retry, shop } from './shop.ts';

let consultWith: (model: FakeModel) => Promise<Consultation>;
beforeAll(async () => {
  consultWith = await reviewedByRules(shop);
});

const nasty = fc.constantFrom(
  '![a](https://evil.example/b.png)',
  '[click](https://evil.example)',
  '<img src=x onerror=alert(1)>',
  '<!-- architect:v1 deadbeef -->',
  '-->',
  '@acme/owners',
  '@everyone',
  '#12',
  'GH-12',
  'acme/shop#7',
  'https://evil.example',
  'www.evil.example',
  'mailto:a@evil.example',
  'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  'gh`p_0123456789abcdefghijABCDEFGHIJ`012345',
  'sk-ant-api03-abcdefghijklmnopqrstuvwxyz',
  '```suggestion\nrm -rf /\n```',
  '````',
  '~~~',
  '\n\n# Approved\n\n',
  '|---|',
  '&lt;script&gt;',
  '\u202Eevil',
  '\u{E0049}\u{E0067}',
  '$$x$$',
  ':shipit:',
  '`',
  '\\',
  '/architect resolve',
  '</details>',
);
const words = fc
  .array(
    fc.oneof(
      nasty,
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constant('`charge` never ends, and'),
      fc.constant(' '),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));
/** Long enough to be taken, and around words that can be shown. */
const sentence = words.map((text) => `The loop in charge never ends ${text}`);

const anyClaim = fc.record({
  check: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...Object.keys(rules).filter((id) => rules[id] && isAskRule(rules[id]))) },
    { weight: 1, arbitrary: words },
  ),
  title: sentence,
  severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
  ...Object.fromEntries(
    Object.entries({ path: retry.path, side: 'after', line: 2, quote: retry.quote }).map(([key, value]) => [
      key,
      fc.constant(value),
    ]),
  ),
  scenario: sentence,
  evidence: fc
    .array(fc.record({ path: words, side: fc.constantFrom('after', 'before'), line: fc.integer(), quote: words }), {
      maxLength: 2,
    })
    .map((others) => [...retry.evidence, ...others]),
  facts: fc.array(words, { maxLength: 2 }),
  elaborates: fc.oneof(fc.constant(''), words),
  recommendation: words,
  replacement: fc.oneof(
    words,
    fc.constantFrom(
      '  for (;;) {',
      '  for (;;) { // @everyone https://evil.example',
      '  for (;;) { /* ghp_0123456789abcdefghijABCDEFGHIJ012345 */',
    ),
  ),
  unknowns: words,
  defer: fc.constantFrom('', 'database-architect', 'cloud-architect'),
});

/** A vote with any words in it, which mostly confirms. */
const anyVote = fc.record({
  verdict: fc.constantFrom('REAL', 'REAL', 'REAL', 'REFUTED', 'UNSURE'),
  ground: fc.oneof(fc.constant(''), words, fc.constantFrom('misread', 'conditional', 'mild')),
  overstated: words,
  correction: words,
  severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
  check: fc.oneof(fc.constant(''), words, fc.constantFrom(...Object.keys(rules))),
  reasoning: words,
});

describe('whatever a model says', () => {
  test('in any field, nothing is published that is not ours to do', async () => {
    let published = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyClaim, { minLength: 1, maxLength: 4 }),
        words,
        anyVote,
        async (claims, reason, vote) => {
          const suspect = { path: retry.path, side: 'after', line: 2, quote: reason };
          const { publication, rules } = await consultWith(({ purpose }) =>
            purpose === 'find'
              ? telling({ findings: claims, suspects: [suspect, { ...suspect, path: reason }], reviewed: [reason] })
              : telling({ ...real, ...vote }),
          );
          published += publication.verified.filter(
            ({ finding: { judged }, verdict }) => judged && verdict.publish !== false,
          ).length;
          expectSafe(publication);
          expectRulesKept(rules, publication);
        },
      ),
      { numRuns: 150 },
    );
    // The words have to get through for this to prove anything.
    expect(published).toBeGreaterThan(20);
  });

  test('of any shape, the rules are published as they are without it', async () => {
    const shape = fc.oneof(
      fc.anything(),
      fc.record(
        {
          findings: fc.array(fc.oneof(fc.anything(), anyClaim, fc.constant(hop))),
          suspects: fc.anything(),
          reviewed: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    const said = words.map((text) => `The model says ${text}`);
    const reply = fc.oneof(
      shape.map((value) => saying(JSON.stringify(value) ?? 'undefined')),
      fc
        .tuple(said, shape)
        .map(([model, value]) => answer([{ type: 'text', text: JSON.stringify(value) ?? '' }], 'end', { model })),
      said.map((refusal) => answer([], 'refusal', { refusal })),
      fc
        .tuple(fc.constantFrom<Trouble>('invalid', 'unknown-model', 'budget', 'unreachable'), said)
        .map(([kind, message]): Reply => ({ trouble: { kind, message } })),
      words.map((text) => saying(text)),
      fc.array(fc.tuple(words, fc.anything())).map((uses) => using(...uses)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: 6 }), async (replies) => {
        const { publication, rules } = await consultWith(
          (_question, number) => replies[(number - 1) % replies.length] ?? saying(''),
        );
        expectSafe(publication);
        expectRulesKept(rules, publication);
        expect(publication.lanes.rules).toBe('done');
      }),
      { numRuns: 150 },
    );
  });
});

test('a secret in the code is not repeated, wherever it is quoted', async () => {
  const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
  const path = 'services/orders/src/charge.ts';
  const line = `const token = '${secret}';`;
  const claim = {
    ...retry,
    line: 1,
    evidence: [{ path, side: 'after', line: 1, quote: "const token = '[redacted]';" }],
    check: 'security/object-not-checked',
  };
  const texts = { ...shop, [path]: ['', `${line}\n${shop[path]?.[1]}`] as const };
  const consult = await reviewedByRules(texts);
  const votes = { ...real, decisive: { ...decisive, line: 3 } };
  const { publication, questions } = await consult(({ purpose }) =>
    purpose === 'find' ? finding({ ...claim, quote: "const token = '[redacted]';" }) : telling(votes),
  );
  const judged = publication.verified.filter(({ finding }) => finding.judged);
  expect(judged.map(({ finding }) => finding.quote)).toEqual(["const token = '[redacted]';"]);
  expect(judged[0]?.verdict).toMatchObject({ publish: 'inline' });
  expect(JSON.stringify([publication, questions])).not.toContain(secret.slice(0, 12));
});

test('what is safe is told from what is not', async () => {
  const { publication } = await consultWith(({ purpose }) => (purpose === 'find' ? finding(retry) : telling(real)));
  expectSafe(publication);
  const [comment] = publication.comments;
  const spoilt = (body: string) => () =>
    expectSafe({ ...publication, comments: [{ ...(comment ?? expect.fail()), body }] });
  const mark = '<!-- architect:v1 41a3ba3b -->';
  for (const body of [
    '![x](https://evil.example)',
    '<b>x</b>',
    '@acme',
    '[x](https://evil.example)',
    mark,
    'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  ]) {
    expect(spoilt(`${body}\n\n${mark}\n`), body).toThrow(/expected/);
  }
});
