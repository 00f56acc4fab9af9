import { describe, expect, test } from 'vitest';
import { head } from './paths.ts';
import { saidOf, type Texts } from './told.ts';

/** A description of operations at these paths, each known by its id. */
function at(paths: readonly string[]): string {
  const items = paths.map(
    (path, index) => `  ${path}:\n    get: {operationId: op${index}, responses: {'200': {description: ok}}}\n`,
  );
  return `${head(`Of ${paths.length}`)}paths:\n${items.join('')}`;
}

/** What is said where operations are at other paths. */
function said(before: readonly string[], after: readonly string[]): readonly string[] {
  return saidOf({ 'a.yaml': at(before) }, { 'a.yaml': at(after) }).map(({ message }) => message);
}

describe('operations that move', () => {
  test('are one finding where their paths lose the same', () => {
    expect(said(['/orders/list', '/refunds/list'], ['/orders', '/refunds'])).toEqual([
      '`GET /orders/list` and `GET /refunds/list` moved to `/orders` and `/refunds`.',
    ]);
  });

  test('are one finding where the same segment in the middle is another', () => {
    expect(said(['/shops/{id}/a', '/shops/{id}/b'], ['/stores/{id}/a', '/stores/{id}/b'])).toHaveLength(1);
  });

  test('are one finding where words are joined in another way', () => {
    expect(said(['/my_orders/all', '/old_refunds/the_last'], ['/my-orders/all', '/old-refunds/the-last'])).toEqual([
      expect.stringMatching(/^`GET \/my_orders\/all` and `GET \/old_refunds\/the_last` moved to/u),
    ]);
  });

  test('are two findings where each has another path of its own', () => {
    expect(said(['/orders/list', '/refunds/list'], ['/orders/all', '/money/back'])).toEqual([
      '`GET /orders/list` moved to `/orders/all`.',
      '`GET /refunds/list` moved to `/money/back`.',
    ]);
  });

  test('say what their paths begin with where three have another beginning', () => {
    expect(said(['/v1/a', '/v1/b', '/v1/c'], ['/v2/a', '/v2/b', '/v2/c'])).toEqual([
      '3 operations moved from `/v1` to `/v2`: `GET /v1/a`, `GET /v1/b` and `GET /v1/c`.',
    ]);
  });

  test('are two findings where paths that began alike begin in two ways', () => {
    const [orders, refunds] = [
      ['/orders', '/orders/{id}', '/orders/{id}/lines'],
      ['/refunds', '/refunds/{id}', '/refunds/{id}/notes'],
    ];
    const moved = [...orders.map((path) => `/shop${path}`), ...refunds.map((path) => `/bank${path}`)];
    expect(said([...orders, ...refunds], moved)).toEqual([
      expect.stringMatching(/^3 operations moved from `\/` to `\/shop`: /u),
      expect.stringMatching(/^3 operations moved from `\/` to `\/bank`: /u),
    ]);
  });

  test('are gone where several are known by one id, or another has come to their path', () => {
    const of = (...paths: readonly string[]) => ({
      'a.yaml': `${head()}paths:\n${paths.map((path) => `  ${path}: {get: {operationId: list, responses: {'200': {description: ok}}}}\n`).join('')}`,
    });
    expect(saidOf(of('/orders', '/shops/{shop}/all'), of('/v2/orders')).map(({ message }) => message)).toEqual([
      'The operation `GET /orders` was removed.',
      'The operation `GET /shops/{shop}/all` was removed.',
    ]);
    const [all, shop] = [
      ['/a', '/b', '/c', '/d'],
      ['/shop/a', '/shop/b', '/shop/c'],
    ];
    expect(
      said(
        [...all, ...shop],
        all.map((path) => `/v2${path}`),
      ),
    ).toEqual([
      expect.stringMatching(/^4 operations moved from `\/` to `\/v2`: /),
      expect.stringMatching(/^3 operations below `\/shop` were removed, and none is left there: /),
    ]);
  });

  test('are one finding where several descriptions move alike', () => {
    const orders = ['/orders/run', '/carts/run'];
    const both = (edit: (path: string) => string, other = edit) => ({
      'orders.yaml': at(orders.map(edit)),
      'refunds.yaml': at(['/refunds/run'].map(other)),
    });
    const same = (path: string) => path;
    const now = (path: string) => path.replace('run', 'runs');
    expect(saidOf(both(same), both(now)).map(({ message }) => message)).toEqual([
      '`GET /orders/run`, `GET /carts/run` and `GET /refunds/run` moved to `/orders/runs`, `/carts/runs` and `/refunds/runs`.',
    ]);
    expect(
      saidOf(
        both(same),
        both(now, (path) => `/old${path}`),
      ),
    ).toHaveLength(2);
  });

  test('are one finding where the paths of several descriptions begin otherwise', () => {
    const both = (prefix: string) => ({
      'orders.yaml': at(['a', 'b', 'c'].map((one) => `${prefix}/${one}`)),
      'refunds.yaml': at(['d', 'e', 'f', 'g'].map((one) => `${prefix}/${one}`)),
    });
    expect(saidOf(both('/v1'), both('/v2')).map(({ message }) => message)).toEqual([
      '7 operations moved from `/v1` to `/v2`: `GET /v1/a`, `GET /v1/b`, `GET /v1/c`, `GET /v1/d`, `GET /v1/e`, `GET /v1/f` and `GET /v1/g`.',
    ]);
  });

  test('take along those without an id whose paths are changed alike', () => {
    const widgets = (name: string, more: readonly string[]) => {
      const call = (path: string, id: string) => `  ${path}:\n    get: {${id}responses: {'200': {description: ok}}}\n`;
      const known = [`/${name}s`, `/${name}s/{${name}Id}`].map((path, index) =>
        call(path, `operationId: op${index}, `),
      );
      return { 'a.yaml': `${head()}paths:\n${known.join('')}${more.map((path) => call(path, '')).join('')}` };
    };
    const parts = (name: string) => [`/${name}s/{${name}Id}/parts`, `/${name}s/{${name}Id}/file`];
    const told = (now: readonly string[]) =>
      saidOf(widgets('widget', parts('widget')), widgets('gadget', now)).map(({ message }) => message);
    const moved = '`GET /widgets` and `GET /widgets/{widgetId}` moved to `/gadgets` and `/gadgets/{gadgetId}`.';
    expect(told(parts('gadget'))).toEqual([
      '`GET /widgets`, `GET /widgets/{widgetId}`, `GET /widgets/{widgetId}/parts` and `GET /widgets/{widgetId}/file` moved to `/gadgets`, `/gadgets/{gadgetId}`, `/gadgets/{gadgetId}/parts` and `/gadgets/{gadgetId}/file`.',
    ]);
    // What is not there under the new name is gone, and said beside that.
    expect(told(['/gadgets/{gadgetId}/pieces'])).toEqual([
      moved,
      '2 operations below `/widgets` were removed, and none is left there: `GET /widgets/{widgetId}/parts` and `GET /widgets/{widgetId}/file`.',
    ]);
    expect(told([...parts('gadget').slice(1), '/widgets'])).toEqual([
      '`GET /widgets/{widgetId}` and `GET /widgets/{widgetId}/file` moved to `/gadgets/{gadgetId}` and `/gadgets/{gadgetId}/file`.',
      'The operation `GET /widgets/{widgetId}/parts` was removed.',
    ]);
  });

  test('are found in time where their paths are long and each is changed in another way', { timeout: 5000 }, () => {
    const paths = (end: (at: number) => string, sign: string) => {
      const calls = Array.from({ length: 60 }, (_, at) => [
        `  /a${at}${end(at)}:\n    get: {operationId: op${at}, responses: {'200': {description: ok}}}\n`,
        `  /${sign.repeat(2000)}${at}:\n    get: {responses: {'200': {description: ok}}}\n`,
      ]);
      return { 'a.yaml': `${head()}paths:\n${calls.flat().join('')}` };
    };
    const [was, now] = [paths(() => '', 'x'), paths((at) => `/more${at}`, 'y')];
    expect(saidOf(was, now)).not.toEqual([]);
  });

  test('are counted by their names, however much of them is shown', () => {
    const long = (prefix: string) =>
      ['a', 'b', 'c'].map((end) => `${prefix}/${'of-all-the-orders-that-a-shop-has-taken/'.repeat(3)}${end}`);
    expect(said(long('/v1'), long('/v2'))).toEqual([expect.stringMatching(/^3 operations moved/u)]);
  });
});

describe('operations that move to another file', () => {
  const fields = (...names: readonly string[]) =>
    `{type: object, required: [id], properties: {${names.map((name) => `${name}: {type: string}`).join(', ')}}}`;
  const described = (paths: readonly string[], schema: string) => `openapi: 3.0.3
info: {title: Shop, version: 1.0.0}
paths:
${paths.map((path) => `  ${path}: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}}`).join('\n')}
components: {schemas: {Order: ${schema}}}
`;
  const all = ['/orders', '/orders/open', '/carts'];
  const said = (later: string, more: Texts = {}) =>
    saidOf(
      { 'shop.yaml': described(all, fields('id', 'total')), ...more },
      { 'shop.yaml': described(all.slice(2), fields('id', 'total')), 'orders.yaml': later },
    ).map(({ message }) => message);

  test('lose what is gone there, and nothing else', () => {
    expect(said(described(all.slice(0, 2), fields('id', 'total')))).toEqual([]);
    expect(said(described(all.slice(0, 2), fields('id')))).toEqual([
      expect.stringMatching(/^The (?:optional )?field `total` was removed from Order/u),
    ]);
    expect(said(described(all.slice(0, 2), fields('id', 'total', 'note')))).toEqual([]);
  });

  test('lose once what operations that stay lose too', () => {
    const texts = (names: readonly string[], files: Readonly<Record<string, readonly string[]>>) => ({
      'order.yaml': fields(...names),
      ...Object.fromEntries(
        Object.entries(files).map(([file, paths]) => [
          file,
          described(paths, '{}').replaceAll('#/components/schemas/Order', 'order.yaml'),
        ]),
      ),
    });
    const before = texts(['id', 'total'], { 'shop.yaml': all });
    const after = texts(['id'], { 'shop.yaml': all.slice(2), 'orders.yaml': all.slice(0, 2) });
    expect(saidOf(before, after).map(({ message }) => message)).toEqual([
      'The optional field `total` was removed from order in responses of GET /carts.',
    ]);
  });

  test('lose what they lose otherwise than operations that stay', () => {
    const most = (limit: number) => `{type: object, properties: {note: {type: string, maxLength: ${limit}}}}`;
    const sent = (paths: readonly string[], limit: number) =>
      described(paths, most(limit)).replaceAll(
        /get: \{responses: .*/gu,
        `post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}, responses: {}}}`,
      );
    const before = { 'shop.yaml': sent(all, 10) };
    const told = (staying: number, moving: number) =>
      saidOf(before, { 'shop.yaml': sent(all.slice(2), staying), 'orders.yaml': sent(all.slice(0, 2), moving) });
    expect(told(10, 10)).toEqual([]);
    expect(told(20, 5).map(({ message }) => message)).toEqual([expect.stringContaining('`5`')]);
    expect(told(5, 5)).toHaveLength(1);
  });

  test('lose nothing where the other file described them before', () => {
    const before = described(all.slice(0, 2), fields('id'));
    expect(said(before, { 'orders.yaml': before })).toEqual([]);
  });
});
