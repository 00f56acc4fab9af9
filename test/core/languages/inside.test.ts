import { describe, expect, test } from 'vitest';
import { axios, calls, read } from './reading.ts';

/** In which function the only call of a text stands. */
function inside(text: string): string | undefined {
  return read({ 'src/orders.ts': text })
    .source?.calls.map((call) => call.inside)
    .join(', ');
}

describe('the function a call stands in', () => {
  const rows: readonly (readonly [name: string, source: string, inside: string])[] = [
    ['none', 'const answer = await fetch(url);', ''],
    ['none: an argument', 'show(await fetch(url));', ''],
    ['one with a name', 'async function load() { await fetch(url); }', 'load'],
    ['one that is held', 'const load = async () => fetch(url);', 'load'],
    ['a callback in one with a name', 'function load() { return ids.map((id) => fetch(id)); }', 'load'],
    ['a handler', "app.get('/orders', async () => fetch(url));", "app.get('/orders')"],
    ['a handler of no address', 'app.use(async () => fetch(url));', 'app.use'],
    ['what is wrapped and held', 'export const POST = withUser(async () => fetch(url));', 'POST'],
    ['what is wrapped twice', 'export const POST = traced(withUser(async () => fetch(url)));', 'POST'],
    ['what is wrapped and assigned', 'exports.place = onRequest(async () => fetch(url));', 'exports.place'],
    [
      'a key of an object',
      'export const ordersRouter = router({ list: procedure.query(async () => fetch(url)) });',
      'ordersRouter.list',
    ],
    [
      'a key of a key',
      "const routes = { orders: { 'by-id': guarded(async () => fetch(url)) } };",
      'routes.orders.by-id',
    ],
    ['a key of nothing that is held', 'export default { load: cached(async () => fetch(url)) };', 'load'],
    ['a field', 'class Orders { load = traced(async () => fetch(url)); }', 'Orders.load'],
    [
      'the outermost of several',
      'export const POST = withUser(async () => { const all = await Promise.all(ids.map(async (id) => fetch(id))); });',
      'POST',
    ],
    [
      'not what stands before',
      'const other = router({ list: 1 }), load = 2;\napp.use(async () => fetch(url));',
      'app.use',
    ],
    ['not what stands beside', "app.get('/orders', limit('a'), async () => fetch(url));", "app.get('/orders')"],
  ];
  test.each(rows)('%s', (_name, source, expected) => expect(inside(source)).toBe(expected));

  test('a label resolves nothing: what a wrapper returns is no function of ours', () => {
    expect(calls(`${axios}const orders = memo(async (options) => axios.get(url, options));\norders({});`)).toEqual([
      '2 axios.get unknown',
    ]);
  });

  test('calls in two callbacks of one file are two', () => {
    expect(inside("app.get('/orders', async () => fetch(a));\napp.get('/stock', async () => fetch(b));")).toBe(
      "app.get('/orders'), app.get('/stock')",
    );
  });

  test('a label ends, however long what it is made of is', () => {
    const nested = `${'{ order: '.repeat(300)}cached(() => fetch(url))${' }'.repeat(300)}`;
    expect(inside(`\nconst orders = ${nested};`)).toBe(`${'order.'.repeat(22)}order`);
    expect(inside(`\napp.get('${'/orders'.repeat(500)}', () => fetch(url));`)).toHaveLength(60);
  });
});
