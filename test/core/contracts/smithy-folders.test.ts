import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../src/core/contract.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { saidOf } from '../story/told.ts';

await allReaders();

type Texts = Readonly<Record<string, string>>;

const head = '$version: "2"\nnamespace example.orders\n';

function result(before: Texts, after: Texts) {
  const tree = (texts: Texts) => ({ paths: Object.keys(texts), texts, refused: {} });
  const given = { pairs: [], format: null, mode: null, asOf: '2026-06-01' };
  return compareContracts({ ...given, before: tree(before), after: tree(after) }).result;
}

/** What is not safe, with its lines on both sides. */
function said(before: Texts | string, after: Texts | string): readonly string[] {
  const [was, now] = [before, after].map((one) => (typeof one === 'string' ? { 'model/orders.smithy': one } : one));
  const { changes, unread } = result(was ?? {}, now ?? {});
  expect(unread).toEqual([]);
  return changes
    .filter(({ severity, rule }) => severity !== 'safe' && !rule.startsWith('versioning/'))
    .map(({ severity, rule, before: from, after: to }) => `${severity} ${rule} ${from?.line}-${to?.line}`);
}

describe('folders of one project', () => {
  const of = (name: string, shapes: string) => ({ [`model/${name}.smithy`]: `${head}${shapes}` });
  const shared = '@mixin\nstructure Paged { size: Integer, page: Integer }\n';
  const ids = 'list Ids { member: String }\n';
  const list = (name: string, more: string) =>
    of(
      `${name}/list`,
      `@http(method: "GET", uri: "/${name}")\noperation List${name} { input := with [Paged] {} }\n${more}`,
    );

  test('are one model, though a shape is written twice', () => {
    const before = { ...of('common/all', shared), ...list('orders', ids), ...list('refunds', ids) };
    const after = {
      ...of('common/all', `@mixin\nstructure Sized { size: Integer }\n`),
      ...of('common/paged', '@mixin\nstructure Paged with [Sized] { page: Integer }\n'),
      ...list(
        'orders',
        `${ids}@http(method: "GET", uri: "/refunds")\noperation Listrefunds { input := with [Paged] {} }\n`,
      ),
    };
    expect(result(before, after)).toMatchObject({ changes: [], unread: [] });
    expect(said(before, { ...after, ...of('common/paged', '@mixin\nstructure Paged with [Sized] {}\n') })).toContain(
      'breaking contract/generated-member-removed 4-4',
    );
  });

  test('that define the same service are copies', () => {
    const shop = (more: string) =>
      `service Shop { version: "1", operations: [Pay] }\noperation Pay { input := { ${more} } }\n`;
    const twice = (more: string) => ({
      ...of('one/shop', `${shop('id: String')}string A\nstring B\nstring C\n`),
      ...of('two/shop', `${shop(more)}string D\nstring E\nstring F\n`),
    });
    expect(said(twice('id: String, note: String'), twice('id: String'))).toEqual([
      'breaking contract/generated-member-removed 4-4',
    ]);
  });
});

describe('projects with one namespace', () => {
  const project = (name: string, shapes: string) => ({
    [`${name}/smithy-build.json`]: '{}',
    [`${name}/main.smithy`]: `${head}${shapes}`,
  });
  const shop = (name: string, more: string) =>
    project(name, `service ${name} { version: "1", operations: [Do] }\noperation Do { input := { ${more} } }\n`);

  test('are compared each with itself, whatever comes beside them', () => {
    const before = { ...shop('orders', 'id: String'), ...shop('stock', 'sku: String') };
    const after = { ...shop('carts', 'id: String'), ...before };
    expect(said(before, after)).toEqual([]);
    expect(said(before, { ...after, ...shop('stock', '') })).toEqual([
      'breaking contract/generated-member-removed 4-4',
    ]);
  });

  test('may swap the names of their services, and each of them is gone', () => {
    const before = { ...shop('orders', 'id: String'), ...shop('stock', 'sku: String') };
    const swap = (text = '') =>
      text.replace(/service (\w+)/, (_, name) => `service ${name === 'orders' ? 'stock' : 'orders'}`);
    const after = Object.fromEntries(Object.entries(before).map(([path, text]) => [path, swap(text)]));
    expect(said(before, after)).toEqual([
      'breaking contract/input-narrowed 3-1',
      'breaking contract/input-narrowed 3-1',
    ]);
  });
});

test('services of one name go by their namespaces, and by the name where those are others', () => {
  const version = (namespace: string, operation: string, more: string) => ({
    [`model/${namespace}.smithy`]:
      `$version: "2"\nnamespace shop.${namespace}\nservice Orders { version: "1", operations: [${operation}] }\n` +
      `operation ${operation} { input := { id: String${more} } }\n`,
  });
  const before = { ...version('v1', 'List', ''), ...version('v2', 'Find', ', size: Integer') };
  expect(said(before, { ...version('v0', 'Look', ''), ...before, ...version('v2', 'Find', '') })).toEqual([
    'breaking contract/generated-member-removed 4-4',
  ]);
  const moved = { ...version('v1', 'List', ''), ...version('v3', 'Find', ', size: Integer') };
  expect(said(before, moved).filter((one) => one.includes('operation'))).toEqual([]);
});

describe('the labels of an address', () => {
  const address = (uri: string, ...labels: readonly string[]) =>
    `${head}@http(method: "GET", uri: "${uri}")\noperation Find { input := { ${labels.map((one) => `@required @httpLabel ${one}: String`).join(', ')} } }\n`;
  const orders = address('/{shop}/orders/{id}', 'shop', 'id');

  test('may have other names', () => {
    const renamed = address('/{shop}/orders/{orderId}', 'shop', 'orderId');
    expect(said(orders, renamed).filter((line) => line.includes('binding'))).toEqual([]);
  });

  test.each([
    ['change places', address('/{id}/orders/{shop}', 'shop', 'id')],
    ['go', address('/orders/{id}', 'id')],
    ['take more', address('/{shop}/orders/{orderId+}', 'shop', 'orderId')],
  ])('may not %s', (_, after) => {
    expect(said(orders, after)).toContain('breaking contract/http-binding-changed 3-3');
  });

  test('say what becomes of a member that was one', () => {
    const elsewhere = address('/orders/{id}', 'id').replace('input := {', 'input := { @required shop: String, ');
    const found = saidOf({ 'orders.smithy': orders }, { 'orders.smithy': elsewhere });
    expect(found.map(({ message }) => message)).toEqual([
      'The HTTP binding of the operation `Find` changed from `GET /{shop}/orders/{id}` to `GET /orders/{id}`.',
    ]);
    const [query, header] = ['@httpQuery("shop")', '@httpHeader("shop")'].map((place) =>
      elsewhere.replace('@required shop', `${place} shop`),
    );
    expect(said(query ?? '', header ?? '')).toEqual(['breaking contract/http-binding-changed 4-4']);
  });

  test('may not change places with what is sent elsewhere', () => {
    const sent = (label: string, query: string) =>
      address(`/orders/{${label}}`, label).replace(
        'input := {',
        `input := { @required @httpQuery("by") ${query}: String, `,
      );
    expect(said(sent('id', 'shop'), sent('shop', 'id'))).toContain('breaking contract/http-binding-changed 4-4');
    expect(said(sent('id', 'shop'), sent('id', 'shop'))).toEqual([]);
  });
});
