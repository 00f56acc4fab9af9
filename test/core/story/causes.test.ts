import { describe, expect, test } from 'vitest';
import { contract, head } from './paths.ts';
import { saidOf, type Texts, toldOf } from './told.ts';

const messages = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);

describe('paths', () => {
  test('that all begin otherwise now are one finding', () => {
    const paths = ['/receivers', '/silences', '/silences/{id}', '/status'];
    const before = contract(paths.map((path) => `/api/v1${path}`));
    const [one, ...others] = saidOf(
      { 'a.yaml': before },
      { 'a.yaml': contract(paths.map((path) => `/api/v2${path}`)) },
    );
    expect(others).toEqual([]);
    expect(one?.message).toMatch(/^4 operations moved from `\/api\/v1` to `\/api\/v2`: `GET \/api\/v1\/receivers`, /u);
    expect([one?.change?.severity, one?.group?.members.length]).toEqual(['breaking', 4]);
  });

  test('of one resource that go while those of another come are not said to have moved', () => {
    const before = contract(['/orders/{id}', '/orders/{id}/{line}', '/orders/{id}/{line}/{part}', '/health']);
    const after = contract(['/bills/{id}', '/bills/{id}/{line}', '/bills/{id}/{line}/{part}', '/health']);
    expect(
      messages({ 'a.yaml': before }, { 'a.yaml': after }).filter((message) => message.includes('moved from')),
    ).toEqual([]);
  });
});

describe('a contract', () => {
  test('that is deleted is one finding for each', () => {
    const texts = {
      'orders.yaml': contract(['/orders', '/orders/open', '/orders/closed'], 'Orders'),
      'parcels.yaml': contract(['/parcels', '/labels'], 'Parcels'),
    };
    expect(messages(texts, { 'readme.yaml': 'orders: gone' })).toEqual([
      'The contract `orders.yaml` was removed with all it promised: `GET /orders`, `GET /orders/open` and `GET /orders/closed`.',
      'The contract `parcels.yaml` was removed with all it promised: `GET /parcels` and `GET /labels`.',
    ]);
  });

  const words = 'orders parcels refunds payments invoices customers carts prices stocks returns labels rates'.split(
    ' ',
  );

  test('with others of its service is one finding for the service', () => {
    const schema = (field: string) => `type Query { ${field}: ID }\n`;
    const part = (name: string) => `services/orders/${name}/schema.graphql`;
    const before = {
      'services/orders/package.json': '{"name": "orders"}',
      [part('cart')]: schema('cart'),
      [part('gifts')]: schema('gift'),
      'services/payments/package.json': '{"name": "payments"}',
      'services/payments/schema.graphql': schema('payment'),
    };
    const after = {
      'services/orders/package.json': '{"name": "orders"}',
      'services/payments/package.json': '{"name": "payments"}',
    };
    expect(messages(before, after).toSorted()).toEqual([
      expect.stringMatching(/^The contract `services\/payments\/schema.graphql` was removed with all it promised/),
      expect.stringMatching(/^The contracts `\S+cart\S+` and `\S+gifts\S+` were removed with all they promised/),
    ]);
  });

  test('of which most goes and as much comes was written anew: one finding with the counts', () => {
    const before = contract(words.map((word) => `/${word}`));
    const after = contract(words.map((word) => `/api/${word}-list/all`).slice(1));
    const [one, ...others] = saidOf({ 'a.yaml': before }, { 'a.yaml': after });
    expect(others).toEqual([]);
    expect(one?.message).toBe(
      'The contract `a.yaml` was written anew: 12 of 12 operations are gone, 11 are new, and nothing else breaks.',
    );
  });

  test('that only loses most of its operations was not written anew: those are one finding', () => {
    const before = contract(words.map((word) => `/${word}`));
    expect(messages({ 'a.yaml': before }, { 'a.yaml': contract(['/orders']) })).toEqual([
      expect.stringMatching(/^11 of 12 operations were removed: /),
    ]);
  });
});

test('a contract that has no operation left is one finding, and one that has one left is not', () => {
  const [one, ...others] = ['/a', '/b', '/c', '/d'];
  const all = { 'a.yaml': contract([one ?? '', ...others]) };
  expect(messages(all, { 'a.yaml': `${head()}paths: {}\n` })).toEqual([
    'The contract `a.yaml` has no operation left: 4 of 4 operations are gone, 0 are new, and nothing else breaks.',
  ]);
  expect(messages(all, { 'a.yaml': contract([one ?? '']) })).toHaveLength(3);
});

describe('an operation that stands in another contract', () => {
  const shop = ['/orders', '/orders/open', '/parcels'];

  test('is not gone where the contract was a copy, also one that is not touched', () => {
    const texts = { 'docs/openapi.yaml': contract(shop), 'src/openapi.yaml': contract(shop) };
    expect(messages(texts, { 'src/openapi.yaml': contract(shop) })).toEqual([]);
  });

  test('is looked for first in what stands near, where there are very many contracts', () => {
    const others = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`a/${index}/openapi.yaml`, contract([`/numbers/${index}`])]),
    );
    const texts = { ...others, 'shop/main/openapi.yaml': contract(shop) };
    expect(messages({ ...texts, 'shop/generated/openapi.yaml': contract(shop) }, texts)).toEqual([]);
  });

  test('may never have been there where only a copy promised it', () => {
    const texts = { 'docs/openapi.yaml': contract([...shop, '/gifts']), 'src/openapi.yaml': contract(shop) };
    expect(
      saidOf(texts, { 'src/openapi.yaml': contract(shop) }).map(({ change, message }) => [change?.severity, message]),
    ).toEqual([
      [
        'dangerous',
        'The contract `docs/openapi.yaml` was removed with what `src/openapi.yaml`, of which it was a copy, does not promise: `GET /gifts`.',
      ],
    ]);
  });

  test('is gone with a contract of another title that shares no more than most of its paths', () => {
    const sent = (more: readonly string[], title: string) => ({
      'outbound.yaml': contract([...shop, ...more], title),
      'inbound.yaml': contract([...shop, '/errors', '/quotes', '/pings'], 'Inbound'),
    });
    const said = (more: readonly string[], title: string) => {
      const { 'inbound.yaml': inbound } = sent(more, title);
      return saidOf(sent(more, title), { 'inbound.yaml': inbound }).map(({ change }) => change?.severity);
    };
    expect(said(['/gifts', '/carts'], 'Outbound')).toEqual(['breaking']);
    expect(said(['/gifts'], 'Outbound')).toEqual(['dangerous']);
    expect(said(['/gifts', '/carts'], 'Inbound')).toEqual(['dangerous']);
  });

  test('is not gone where the copy was published below a base', () => {
    const copy = contract(shop.map((path) => `/api${path}`)).replace('paths:', 'servers: [{url: /}]\npaths:');
    const original = contract(shop).replace('paths:', 'servers: [{url: /api}]\npaths:');
    expect(
      messages({ 'docs/openapi.yaml': copy, 'src/openapi.yaml': original }, { 'src/openapi.yaml': original }),
    ).toEqual([]);
  });

  test('is not gone where the change moves it there', () => {
    const before = {
      'all.yaml': contract([...shop, '/carts'], 'All'),
      'carts.yaml': contract(['/carts/open'], 'Carts'),
    };
    const after = {
      'all.yaml': contract(['/carts'], 'All'),
      'carts.yaml': contract([...shop, '/carts/open'], 'Carts'),
    };
    expect(messages(before, after)).toEqual([]);
  });

  test('is gone where the other contract is of another service, which has one of its own', () => {
    const orders = contract(['/orders', '/health'], 'Orders');
    const parcels = contract(['/parcels', '/health'], 'Parcels');
    const before = { 'orders.yaml': orders, 'parcels.yaml': parcels };
    expect(messages(before, { 'orders.yaml': contract(['/orders'], 'Orders'), 'parcels.yaml': parcels })).toEqual([
      'The operation `GET /health` was removed.',
    ]);
  });

  test('is gone where only a test of it has a copy', () => {
    const texts = (path: string) => ({ 'src/openapi.yaml': contract(shop), [path]: contract(shop) });
    const left = (path: string) => ({ [path]: contract(shop) });
    const said = (path: string) => saidOf(texts(path), left(path)).map(({ change }) => change?.severity);
    expect(said('client/tests/openapi.yaml')).toEqual(['breaking']);
    expect(said('client/openapi.yaml')).toEqual([]);
  });

  test('is gone where the other contract is reached at another host', () => {
    const at = (host: string, paths: readonly string[], title: string) =>
      contract(paths, title).replace('paths:', `servers: [{url: 'https://${host}'}]\npaths:`);
    const before = {
      'a.yaml': at('a.shop.example', ['/health', ...shop], 'A'),
      'b.yaml': at('b.shop.example', ['/b'], 'B'),
    };
    const after = {
      'a.yaml': at('a.shop.example', ['/health'], 'A'),
      'b.yaml': at('b.shop.example', ['/b', ...shop], 'B'),
    };
    expect(messages(before, after)).toHaveLength(3);
  });
});

test('a slash at the end of paths that came or went is one move', () => {
  const paths = (end: string) => `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
${['orders', 'labels', 'gifts'].map((name) => `  /${name}${end}: { get: { responses: { '200': { description: ok } } } }\n`).join('')}`;
  const said = (was: string, now: string) =>
    saidOf({ 'openapi.yaml': paths(was) }, { 'openapi.yaml': paths(now) }).map(({ message }) => message);
  expect(said('/', '')).toEqual([
    '3 operations moved from `{path}/` to `{path}`: `GET /orders/`, `GET /labels/` and `GET /gifts/`.',
  ]);
  expect(said('', '/')).toEqual([expect.stringMatching(/^3 operations moved from `\{path\}` to `\{path\}\/`/)]);
});

test('HTTP requests of methods that begin otherwise now are one move', () => {
  const service = (version: string, ...names: string[]) => {
    const methods = names.map(
      (name) => `rpc ${name}(A) returns (A) { option (google.api.http) = { get: "/${version}/${name}/{id}" }; }\n`,
    );
    return { 'shop.proto': `syntax = "proto3";\npackage shop;\nmessage A {}\nservice Shop {\n${methods.join('')}}\n` };
  };
  expect(messages(service('v1', 'Get', 'Put', 'Cut'), service('v2', 'Get', 'Put', 'Cut'))).toEqual([
    '3 operations moved from `/v1` to `/v2`: `Get`, `Put` and `Cut`.',
  ]);
  expect(messages(service('v1', 'Get', 'Put'), service('v2', 'Get', 'Put'))).toHaveLength(2);
});

test('HTTP requests of methods that had another one too are no move', () => {
  const service = (version: string, more: string) => {
    const methods = ['Get', 'Put', 'Cut'].map((name) => {
      const others = more && `additional_bindings { get: "/${more}/${name}/{id}" }`;
      return `rpc ${name}(A) returns (A) { option (google.api.http) = { get: "/${version}/${name}/{id}" ${others} }; }\n`;
    });
    return { 'shop.proto': `syntax = "proto3";\npackage shop;\nmessage A {}\nservice Shop {\n${methods.join('')}}\n` };
  };
  expect(messages(service('v1', ''), service('v2', ''))).toHaveLength(1);
  expect(messages(service('v1', 'old'), service('v2', ''))).toEqual(
    ['Get', 'Put', 'Cut'].map((name): unknown => expect.stringContaining(`/old/${name}`)),
  );
});

test('a new contract of components alone breaks nobody', () => {
  const shared = `${head('Shared')}components:
  schemas:
    Order: {type: object, required: [id], properties: {id: {type: string}}}
  parameters:
    Shop: {name: shop, in: query, required: true, schema: {type: string}}
  requestBodies:
    Order: {required: true, content: {application/json: {schema: {type: object}}}}
  responses:
    Gone: {description: gone, headers: {Since: {required: true, schema: {type: string}}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: key}
`;
  const severities = toldOf({}, { 'common.yaml': shared }).map(({ finding }) => finding.change?.severity);
  expect(severities).toEqual(['safe', 'safe', 'safe', 'safe', 'safe']);
});

describe('operations whose paths begin alike', () => {
  test('may have paths of thousands of parts', { timeout: 20_000 }, () => {
    const long = (name: string) => `${'/a.a'.repeat(2_000)}/${name}`;
    expect(said(['x', 'y', 'z'].map(long), ['/orders'])).toHaveLength(1);
  });

  const said = (was: readonly string[], now: readonly string[]) =>
    saidOf({ 'a.yaml': contract(was) }, { 'a.yaml': contract(now) }).map(({ message }) => message);
  const trials = ['/api/trials', '/api/trials/{id}', '/api/trials/{id}/results'];

  test('are gone as one where none is left below that', () => {
    expect(said(['/api/orders', ...trials], ['/api/orders'])).toEqual([
      '3 operations below `/api/trials` were removed, and none is left there: `GET /api/trials`, `GET /api/trials/{id}` and `GET /api/trials/{id}/results`.',
    ]);
    expect(said(['/api/orders', ...trials], ['/api/orders', '/api/trials/{key}'])).toHaveLength(2);
    expect(said(['/api/orders', ...trials, '/api/trials/{id}/winner'], ['/api/orders', '/api/trials'])).toHaveLength(3);
    expect(said(['/api/orders', ...trials.slice(1)], ['/api/orders'])).toHaveLength(2);
  });

  test('are gone as one where most of many are, and named with how many there were', () => {
    const orders = Array.from({ length: 15 }, (_, index) => `/orders/of-${index}`);
    const kept = ['/notes/a', '/notes/b', '/notes/c'];
    expect(said([...orders, ...kept], [...orders.slice(10), ...kept])).toEqual([
      expect.stringMatching(
        /^10 of 15 operations below `\/orders` were removed: `GET \/orders\/of-0`, .* and 2 more\.$/,
      ),
    ]);
    expect(said([...orders, ...kept], [orders[0] ?? '', kept[0] ?? ''])).toEqual([
      expect.stringMatching(/^16 of 18 operations were removed: /),
    ]);
    expect(said([...orders, ...kept], [...orders.slice(9), ...kept])).toHaveLength(9);
    // One of them with a slash at its end now.
    expect(said([...orders, ...kept], [...orders.slice(10), ...kept, '/orders/of-0/'])).toEqual([
      expect.stringMatching(/^10 of 15 operations below `\/orders` were removed: /),
    ]);
  });

  test('are one too where a path is gone as a whole, whatever is left below it', () => {
    const texts = (...ops: readonly string[]) => ({
      'a.yaml':
        `${head()}paths:\n  /api/orders/{id}:\n${ops.map((op) => `    ${op}: {responses: {'200': {description: ok}}}\n`).join('')}  /api/orders/{id}/lines:\n    get: {responses: {'200': {description: ok}}}\n`.replace(
          /^ {2}\/api\/orders\/\{id\}:\n(?! {4})/m,
          '',
        ),
    });
    expect(saidOf(texts('get', 'delete'), texts()).map(({ message }) => message)).toEqual([
      '2 operations of `/api/orders/{}` were removed, and none is left there: `GET /api/orders/{id}` and `DELETE /api/orders/{id}`.',
    ]);
    expect(saidOf(texts('get', 'put', 'delete'), texts('get'))).toHaveLength(2);
    expect(saidOf(texts('get'), texts()).map(({ message }) => message)).toEqual([
      'The operation `GET /api/orders/{id}` was removed.',
    ]);
  });

  test('nor of what the list of it is called, in the plural', () => {
    const gone = ['/api/trials', '/api/trial/{id}', '/api/trial/{id}/results'];
    expect(said(['/api/orders', ...gone], ['/api/orders'])).toHaveLength(1);
    expect(said(['/api/orders', ...gone.slice(0, 2), '/api/tariff/{id}'], ['/api/orders'])).toHaveLength(3);
  });
});
