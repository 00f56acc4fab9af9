import { describe, expect, test } from 'vitest';
import { saidOf } from './told.ts';

describe('what messages are carried in', () => {
  const offering = (name: string, types: readonly string[]) =>
    `openapi: 3.0.3
info: {title: ${name}, version: 2026-01-01}
paths:
  /${name}:
    get: {responses: {'200': {description: ok, content: {${types.map((type) => `${type}: {schema: {type: object}}`).join(', ')}}}}}
`;
  const all = (names: readonly string[], ...types: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`${name}.yaml`, offering(name, types)]));
  const lost = (...names: readonly string[]) =>
    saidOf(all(names, 'text/csv', 'application/json'), all(names, 'application/json'));

  test('is one finding where three contracts lose the same, and two where two do', () => {
    expect(lost('orders', 'refunds', 'carts').map(({ message }) => message)).toEqual([
      '`text/csv` is no longer offered in the 200 response of GET /orders. The same in 2 more places.',
    ]);
    expect(lost('orders', 'refunds')).toHaveLength(2);
  });
});

describe('a status that two operations lose', () => {
  const answering = (path: string, status: string) => `openapi: 3.0.3
info: {title: Orders, version: 2026-01-01}
paths:
  /orders:
    put: {responses: {'${status}': {description: ok}}}
  ${path}:
    delete: {responses: {'${status}': {description: ok}}}
`;
  const lost = (path: string) => {
    const merged = (status: string) => answering(path, status).replace('  /orders:\n    delete', '    delete');
    const said = saidOf({ 'a.yaml': merged('202') }, { 'a.yaml': merged('204') });
    return said.map(({ message }) => message);
  };

  test('is one finding, and two statuses are two', () => {
    expect(lost('/orders')).toEqual(['The 202 response was removed from PUT /orders. The same in DELETE /orders.']);
    expect(lost('/refunds')).toEqual(['The 202 response was removed from PUT /orders. The same in DELETE /refunds.']);
    const two = (now: boolean) => answering('/refunds', '202').replace("{'202'", now ? "{'204'" : "{'201'");
    const after = two(true).replace("'202'", "'204'");
    expect(saidOf({ 'a.yaml': two(false) }, { 'a.yaml': after })).toHaveLength(2);
  });
});

describe('a `$ref` of a file that several contracts refer to', () => {
  const using = (name: string) => `openapi: 3.0.3
info: {title: ${name}, version: 2026-01-01}
paths:
  /${name}:
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'parts.yaml#/components/schemas/Line'}}}}}}
`;
  const parts = (item: string) => `openapi: 3.0.3
info: {title: Parts, version: 2026-01-01}
components:
  schemas:
    Line: {type: object, properties: {item: {$ref: '#/components/schemas/${item}'}}}
    Item: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}
    Thing: {type: object, required: [c], properties: {c: {type: string}}}
`;
  test('that is edited is one finding', () => {
    const files = (item: string) => ({
      'orders.yaml': using('orders'),
      'refunds.yaml': using('refunds'),
      'parts.yaml': parts(item),
    });
    expect(saidOf(files('Item'), files('Thing')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^`Item` is now `Thing` in /u),
    ]);
  });
});

test('another type of a field that one contract sends and two receive is one finding', () => {
  const line = "{content: {application/json: {schema: {$ref: 'parts.yaml#/components/schemas/Line'}}}}";
  const using = (name: string, operation: string) =>
    `openapi: 3.0.3\ninfo: {title: ${name}, version: 2026-01-01}\npaths: {/${name}: {post: {${operation}}}}\n`;
  const answered = `responses: {'200': {description: ok, ${line.slice(1)}}`;
  const files = (type: string) => ({
    'orders.yaml': using('orders', `requestBody: ${line}, responses: {'204': {description: ok}}`),
    'refunds.yaml': using('refunds', answered),
    'carts.yaml': using('carts', answered),
    'parts.yaml': `openapi: 3.0.3
info: {title: Parts, version: 2026-01-01}
components: {schemas: {Line: {type: object, properties: {total: {type: ${type}}}}}}
`,
  });
  expect(saidOf(files('integer'), files('string')).map(({ message }) => message)).toEqual([
    expect.stringContaining('The type of `total` in Line'),
  ]);
});

test('a schema that three bodies get which had none is one finding, and two where two get it', () => {
  const bodies = (names: readonly string[], media: string) => ({
    'a.yaml': `openapi: 3.0.3
info: {title: Orders, version: 2026-01-01}
paths:
${names.map((name) => `  /${name}: {post: {requestBody: {content: {application/json: ${media}}}, responses: {'204': {description: ok}}}}\n`).join('')}`,
  });
  const got = (...names: readonly string[]) => saidOf(bodies(names, '{}'), bodies(names, '{schema: {type: object}}'));
  expect(got('orders', 'refunds', 'carts')).toHaveLength(1);
  expect(got('orders', 'refunds')).toHaveLength(2);
});
