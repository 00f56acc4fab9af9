import { expect, test } from 'vitest';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { compareContracts } from '../../../src/core/contract.ts';

await allReaders();

const model = `$version: "2"
namespace example.orders
use aws.protocols#restJson1
@restJson1
@httpBearerAuth
@httpBasicAuth
service Orders { version: "1", operations: [GetOrder, PutOrder] }
@readonly
@http(method: "GET", uri: "/orders/{id}", code: 200)
operation GetOrder {
    input := {
        @required
        @httpLabel
        id: Id
        @httpQuery("since")
        since: Timestamp
        @httpHeader("X-Lang")
        lang: String
    }
    output := {
        @required
        placed: Timestamp
        @httpHeader("Last-Modified")
        changed: Timestamp
        note: Note
    }
    errors: [Gone]
}
@http(method: "PUT", uri: "/orders/{id}")
operation PutOrder {
    input := {
        @required
        @httpLabel
        id: Id
        note: Note
        tags: Tags
    }
}
@pattern("^[a-z]{8}$")
string Id
@length(min: 1, max: 200)
string Note
list Tags { member: String }
@error("client")
@httpError(400)
structure Gone { message: String }
`;

type Edit = readonly [was: string, now: string];

/** The model after some edits. */
function edited(edits: readonly Edit[]): string {
  return edits.reduce((text, [was, now]) => {
    expect(text.split(was), was).toHaveLength(2);
    return text.replace(was, now);
  }, model);
}

/** What is said of a change by rule, but for what is safe. */
function said(before: string, after: string): readonly string[] {
  const tree = (text: string) => ({ paths: ['orders.smithy'], texts: { 'orders.smithy': text }, refused: {} });
  const given = { pairs: [], format: null, mode: null, asOf: '2026-06-01' };
  const { changes, unread } = compareContracts({ ...given, before: tree(before), after: tree(after) }).result;
  expect(unread).toEqual([]);
  return changes
    .filter(({ severity, rule }) => severity !== 'safe' && !rule.startsWith('versioning/'))
    .map(({ rule }) => rule.slice(rule.indexOf('/') + 1));
}

const id = '@pattern("^[a-z]{8}$")\nstring Id';
const note = '@length(min: 1, max: 200)\nstring Note';
const get = '@http(method: "GET", uri: "/orders/{id}", code: 200)';

test.each<[string, ...Edit[]]>([
  ['a binding in another order', [get, '@http(code: 200, uri: "/orders/{id}", method: "GET")']],
  ['a status that is the usual one', [get, '@http(method: "GET", uri: "/orders/{id}")']],
  ['a header in small letters', ['"X-Lang"', '"x-lang"']],
  ['the status that errors of clients have', ['@httpError(400)\n', '']],
  ['the name that a member has anyway', ['        tags: Tags', '        @jsonName("tags")\n        tags: Tags']],
  ['names in XML where JSON is spoken', ['        tags: Tags', '        @xmlName("tag")\n        tags: Tags']],
  ['a trait that is applied, before a shape with traits', [id, 'string Id\napply Id @pattern("^[a-z]{8}$")']],
  ['traits that are applied in a block', [note, 'string Note\napply Note {\n  @length(max: 200, min: 1)\n}']],
  ['another pattern for the same texts', ['^[a-z]{8}$', '^[a-z]{4}[a-z]{4}$']],
  [
    'the form that times in a body have',
    ['        placed', '        @timestampFormat("epoch-seconds")\n        placed'],
  ],
  [
    'the form that times in a header have',
    ['        changed', '        @timestampFormat("http-date")\n        changed'],
  ],
  ['the form that times in a query have', ['        since', '        @timestampFormat("date-time")\n        since']],
  ['a name for times', ['placed: Timestamp', 'placed: Moment'], ['list Tags', 'timestamp Moment\nlist Tags']],
  [
    'limits at a member in place of its shape',
    ['        note: Note\n        tags', '        @length(min: 1, max: 200)\n        note: String\n        tags'],
  ],
  ['a list of all ways to authenticate', ['@readonly', '@auth([httpBasicAuth, httpBearerAuth])\n@readonly']],
])('%s changes nothing', (_, ...edits) => {
  expect(said(model, edited(edits))).toEqual([]);
  expect(said(edited(edits), model)).toEqual([]);
});

test.each<[string, readonly string[], ...Edit[]]>([
  ['another status', ['http-binding-changed'], [get, '@http(method: "GET", uri: "/orders/{id}", code: 203)']],
  ['another header', ['http-binding-changed'], ['"X-Lang"', '"Lang"']],
  ['the status of an error', ['http-binding-changed'], ['@httpError(400)', '@httpError(404)']],
  [
    'another name in JSON',
    ['wire-name-changed'],
    ['        tags: Tags', '        @jsonName("Tags")\n        tags: Tags'],
  ],
  ['a pattern that refuses more', ['request-pattern-narrowed'], ['^[a-z]{8}$', '^[a-y]{8}$']],
  [
    'another form of times',
    ['response-type-changed'],
    ['        placed', '        @timestampFormat("date-time")\n        placed'],
  ],
  [
    'seconds in a query',
    ['request-type-changed'],
    ['        since', '        @timestampFormat("epoch-seconds")\n        since'],
  ],
  [
    'a shape with a limit in place of any text',
    ['request-limit-introduced'],
    ['lang: String', 'lang: Lang'],
    ['list Tags', '@length(max: 5)\nstring Lang\nlist Tags'],
  ],
  [
    'a shape with a pattern in place of any text',
    ['request-pattern-introduced'],
    ['lang: String', 'lang: Lang'],
    ['list Tags', '@pattern("^[a-z]{2}$")\nstring Lang\nlist Tags'],
  ],
  [
    'times of another form under a name',
    ['response-type-changed'],
    ['placed: Timestamp', 'placed: Moment'],
    ['list Tags', '@timestampFormat("http-date")\ntimestamp Moment\nlist Tags'],
  ],
  ['fewer ways to authenticate', ['auth-scheme-removed'], ['@readonly', '@auth([httpBearerAuth])\n@readonly']],
  ['callers who need not authenticate', ['authentication-lifted'], ['@readonly', '@optionalAuth\n@readonly']],
])('%s is said', (_, rules, ...edits) => {
  expect(said(model, edited(edits))).toEqual(rules);
});

test('names in XML count where XML is spoken, and where nobody knows what is', () => {
  const named: Edit = ['        tags: Tags', '        @xmlName("tag")\n        tags: Tags'];
  for (const spoken of ['@aws.protocols#restXml', '@example.orders#own']) {
    const before = (text: string) => text.replace('@restJson1', spoken);
    expect(said(before(model), before(edited([named]))), spoken).toEqual(['xml-changed']);
  }
});

test('where nobody knows how times are written, the form that is written down is what it may have been', () => {
  const before = (text: string) => text.replace('@restJson1\n', '');
  const dated: Edit = ['        placed', '        @timestampFormat("date-time")\n        placed'];
  expect(said(before(model), before(edited([dated])))).toEqual([]);
});
