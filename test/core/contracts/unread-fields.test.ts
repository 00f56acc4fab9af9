import { describe, expect, it } from 'vitest';
import { readBoth } from '../../orders/differences.ts';
import { asFile } from '../../orders/every-feature.ts';

const text = { type: 'string' };

/** A contract that takes and returns an order of this schema, with more in the operation, its path and the root. */
function orders(order: unknown, { operation = {}, item = {}, root = {} }: Record<string, object> = {}) {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } };
  const answers = { responses: { 200: { content } } };
  return asFile({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: { '/orders': { post: { requestBody: { content }, ...answers, ...operation }, get: answers, ...item } },
    components: { schemas: { Order: order } },
    ...root,
  });
}

/** What the net says: `subject was -> now`, and `(hint)` where it is one. What a reader says is left out. */
function unread(was: Record<string, string>, now: Record<string, string>) {
  const { contracts } = readBoth(was, now);
  return contracts
    .flatMap(({ differences }) => differences.filter(({ aspect }) => aspect === 'unread'))
    .map(({ subject, was: before, now: after, given }) => {
      const values = `${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
      return `${subject.replace(/^[^:]*: /, '')} ${values}${given['hint'] === true ? ' (hint)' : ''}`;
    });
}

describe('a field that no reader names', () => {
  const order = (rest: object) => ({ type: 'object', properties: { total: { ...text, ...rest } } });

  it('is said once, however often it is met', () => {
    const [was, now] = [orders(order({ roundTo: 2 })), orders(order({ roundTo: 3 }))];
    expect(unread(was, now)).toEqual(['Order > total (output) unread roundTo 2 -> 3']);
    const [difference] = readBoth(was, now).contracts.flatMap(({ differences }) => differences);
    expect(difference?.usedBy).toEqual(['GET /orders', 'POST /orders']);
  });

  it('is said where it comes and where it goes', () => {
    const [without, having] = [orders(order({})), orders(order({ roundTo: [1, 2] }))];
    expect(unread(without, having)).toEqual(['Order > total (output) unread roundTo null -> [1,2]']);
    expect(unread(having, without)).toEqual(['Order > total (output) unread roundTo [1,2] -> null']);
  });

  it('stands at the field, and else at the object that lacks it', () => {
    const [without, having] = [orders(order({})), orders(order({ roundTo: 2 }))];
    const places = readBoth(without, having).contracts.flatMap(({ differences }) => differences)[0];
    const line = (files: Record<string, string>, at: { file: string; line: number } | null | undefined) =>
      files[at?.file ?? '']?.split('\n')[(at?.line ?? 0) - 1]?.trim();
    expect(line(having, places?.after)).toBe('"roundTo": 2');
    expect(line(without, places?.before)).toBe('"total": {');
  });

  it('is none where it is prose or an extension', () => {
    expect(unread(orders(order({})), orders(order({ title: 'Total', 'x-round-to': 2, $comment: 'in cents' })))).toEqual(
      [],
    );
  });

  it('may stand in another layer of the same schema', () => {
    const direct = { ...text, roundTo: 2 };
    const [was, now] = [direct, { allOf: [{ roundTo: 2 }, text] }].map((total) =>
      orders({ type: 'object', properties: { total } }),
    );
    expect(unread(was ?? {}, now ?? {})).toEqual([]);
  });

  it('is said of a path once for all its operations', () => {
    expect(unread(orders({}), orders({}, { item: { cacheFor: 60 } }))).toEqual([
      'operation GET /orders (input) unread cacheFor null -> 60',
    ]);
  });

  it('is what stands beside the reference of a path and is no operation', () => {
    const paths = (rest: object) => ({
      paths: { '/orders': { $ref: '#/components/pathItems/Orders', ...rest } },
      components: { pathItems: { Orders: { get: { responses: {} }, put: { responses: {} } } } },
    });
    const [was, now] = [{ summary: 'Orders' }, { audience: 'partners' }].map((rest) =>
      orders({}, { root: paths(rest) }),
    );
    expect(unread(was ?? {}, now ?? {})).toEqual(['operation GET /orders (input) unread audience null -> "partners"']);
  });

  it('is the dialect of all schemas, unless it is the usual one', () => {
    const dialect = (jsonSchemaDialect: string) => orders({}, { root: { jsonSchemaDialect } });
    const usual = dialect('https://json-schema.org/draft/2020-12/schema');
    expect(unread(orders({}), usual)).toEqual([]);
    expect(unread(usual, dialect('https://spec.openapis.org/oas/3.1/dialect/base'))).toEqual([]);
    expect(unread(usual, dialect('https://dialects.example/strict'))).toEqual([
      ' (input) unread jsonSchemaDialect null -> "https://dialects.example/strict"',
    ]);
    const own = ($schema: string) => orders(order({ $schema }));
    expect(unread(orders(order({})), own('https://json-schema.org/draft/2020-12/schema'))).toEqual([]);
    expect(unread(orders(order({})), own('https://json-schema.org/draft-07/schema'))).toHaveLength(1);
  });

  it('is not said of what was replaced as a whole', () => {
    expect(unread(orders(order({ roundTo: 2 })), orders(order({ type: 'integer' })))).toEqual([]);
  });
});

describe('a hint', () => {
  it('is what says something of fields only, on any other value', () => {
    const list = (items: object) => orders({ type: 'object', properties: { notes: { type: 'array', items } } });
    expect(unread(list(text), list({ ...text, deprecated: true }))).toEqual([
      'Order > notes > [] (output) unread deprecated null -> true (hint)',
    ]);
    const note = (rest: object) => orders({ type: 'object', properties: { note: { ...text, ...rest } } });
    expect(unread(note({}), note({ deprecated: true }))).toEqual([]);
  });

  it('is how clients say who they are when they are called', () => {
    const webhooks = (rest: object) =>
      orders({}, { root: { webhooks: { paid: { post: { responses: {}, ...rest } } } } });
    expect(unread(webhooks({}), webhooks({ security: [{ key: [] }] }))).toEqual([
      'operation webhook POST paid (output) unread security null -> [{"key":[]}] (hint)',
    ]);
  });

  it('is any field of what is not sent that way', () => {
    const id = (rest: object) => orders({ type: 'object', properties: { id: { readOnly: true, ...text, ...rest } } });
    expect(unread(id({}), id({ roundTo: 2 }))).toEqual([
      'Order > id (output) unread roundTo null -> 2',
      'Order > id (input) unread roundTo null -> 2 (hint)',
    ]);
  });
});
