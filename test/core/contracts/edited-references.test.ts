import { describe, expect, it } from 'vitest';
import { operation } from '../../orders/carrying.ts';
import { differencesOf, readBoth } from '../../orders/differences.ts';
import { asFile } from '../../orders/every-feature.ts';

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const fields = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const text = { type: 'string' };
const note = fields({ note: text });
const Base = fields({ id: text, total: { type: 'integer' } }, { required: ['id'], maxProperties: 9 });
const Slim = fields({ id: { type: 'integer' }, more: text });

/** One operation that returns an order, which is all of these. */
function order(allOf: object[], others: object = { Base, Slim }) {
  const content = { 'application/json': { schema: to('Order') } };
  return operation({ responses: { 200: { content } } }, { components: { schemas: { Order: { allOf }, ...others } } });
}

const at = (name: string) => `"$ref": "#/components/schemas/${name}"`;

describe('a $ref among the schemas of an allOf', () => {
  it('is where that is said which it changes, once it leads elsewhere', () => {
    const [was, now] = [order([to('Base'), note]), order([to('Slim'), note])];
    const there = `${at('Base')} | ${at('Slim')}`;
    expect(differencesOf(was, now)).toEqual([
      `schema maxProperties output widened Order | ${there}`,
      `property required output widened id | ${there}`,
      `schema type output replaced id | ${there}`,
      `property presence output widened total | ${there}`,
      `property presence output narrowed more | ${there}`,
    ]);
    const [{ differences = [] } = {}] = readBoth(was, now).contracts;
    const reference = { was: 'Base', now: 'Slim', where: 'Order in responses of POST /orders/{id}' };
    for (const difference of differences) expect(difference).toMatchObject({ reference });
  });

  it('in a component that others extend says so too', () => {
    const within = (name: string) => order([to('Mid'), note], { Base, Slim, Mid: { allOf: [to(name), fields({})] } });
    const lines = differencesOf(within('Base'), within('Slim')).map((one) => one.split(' | ').slice(1).join(' | '));
    expect(new Set(lines)).toEqual(new Set([`${at('Base')} | ${at('Slim')}`]));
  });

  it('that went or came says what went and came with it', () => {
    const gone = differencesOf(order([to('Base'), note]), order([note]));
    expect(gone).toEqual([
      `schema maxProperties output widened Order | ${at('Base')} | "allOf": [`,
      `property presence output widened id | ${at('Base')} | "allOf": [`,
      `property presence output widened total | ${at('Base')} | "allOf": [`,
    ]);
    const come = differencesOf(order([note]), order([to('Base'), note]));
    expect(come.at(-1)).toBe(`property presence output narrowed total | "allOf": [ | ${at('Base')}`);
  });

  it('that stays leaves it to the component that was edited', () => {
    expect(differencesOf(order([to('Base'), note]), order([to('Base'), note], { Base: Slim })).at(-2)).toBe(
      'property presence output widened total | "total": { | "properties": {',
    );
  });

  it('to a component of another name leaves it to the lines of both', () => {
    const differences = differencesOf(order([to('Base')], { Base }), order([to('Slim')], { Slim }));
    expect(differences).toContain('schema type output replaced id | "type": "string" | "type": "integer"');
  });

  it('may stand at another place in its list, and lead back to where it stands', () => {
    const round = { Base: { ...Base, allOf: [to('Order')] }, Slim: { ...Slim, allOf: [to('Order')] } };
    expect(differencesOf(order([to('Base'), note], round), order([note, to('Base')], round))).toEqual([]);
    expect(differencesOf(order([to('Base'), note], round), order([note, to('Slim')], round)).at(-1)).toBe(
      `property presence output narrowed more | ${at('Base')} | ${at('Slim')}`,
    );
  });
});

it('the list that a name is gone from is where it is said, and no other that asks for names', () => {
  const asks = (...required: string[]) => order([to('Base'), { ...note, required }], { Base });
  expect(differencesOf(asks('note', 'id'), asks('id'))).toEqual([
    'property required output widened note | "note", | "required": [',
  ]);
  const [{ differences = [] } = {}] = readBoth(asks('note', 'id'), asks('id')).contracts;
  const first = Object.values(asks('id'))[0]
    ?.split('\n')
    .findIndex((line) => line.includes('"required"'));
  expect(differences[0]?.after?.line).toBe((first ?? 0) + 1);
});

describe('a $ref where the schema was written out', () => {
  const Size = { type: 'string', pattern: '^[a-z]+$' };
  const Line = fields({ size: to('Size'), count: { type: 'integer' } });
  const sized = (size: object, more: object = {}) => order([fields({ size, line: {}, ...more })], { Size, Line });
  const lines = (was: object, now: object) => differencesOf(sized(was), sized(now));

  it('is where that is said which the component asks for', () => {
    expect(lines(text, to('Size'))).toEqual([`schema pattern output narrowed size | "size": { | ${at('Size')}`]);
    expect(lines(to('Size'), text)).toEqual([`schema pattern output widened size | ${at('Size')} | "size": {`]);
  });

  it('is where all of it is said, but what its components refer to themselves', () => {
    const inline = fields({ size: to('Size'), count: text });
    expect(lines(inline, to('Line'))).toEqual([`schema type output replaced count | "type": "string" | ${at('Line')}`]);
    const edited = order([fields({ size: to('Line'), line: {} })], { Size: text, Line });
    expect(differencesOf(sized(inline), edited)).toContain(
      'schema pattern output widened Size | "pattern": "^[a-z]+$" | "Size": {',
    );
  });

  it('leaves it to the component that is new itself', () => {
    const before = order([fields({ size: text })], {});
    const now = order([fields({ size: to('Size') })], { Size });
    expect(differencesOf(before, now)).toEqual([
      'schema pattern output narrowed size | "size": { | "pattern": "^[a-z]+$"',
    ]);
  });
});

describe('a component that is now one of another file', () => {
  const shared = (type: string) => ({
    'common.json': JSON.stringify({ components: { schemas: { Line: fields({ size: { type } }) } } }, null, 2),
  });
  const api = (Line: object) => ({ ...order([fields({ line: to('Line') })], { Line }), ...shared('string') });
  const alias = { $ref: 'common.json#/components/schemas/Line' };
  const own = fields({ size: { type: 'integer' } });

  it('is said where it is no more than a $ref', () => {
    const [was, now] = [api(own), api(alias)];
    expect(differencesOf(was, now)).toEqual([
      'schema type output replaced size | "Line": { | "$ref": "common.json#/components/schemas/Line"',
    ]);
    expect(differencesOf(now, was)).toEqual([
      'schema type output replaced size | "$ref": "common.json#/components/schemas/Line" | "Line": {',
    ]);
    const reference = { was: 'Line', now: 'Line of common.json' };
    expect(readBoth(was, now).contracts[0]?.differences).toMatchObject([{ reference }]);
  });

  it('stands for itself where it moved there', () => {
    const moved = { ...api(alias), ...shared('string') };
    const before = { ...order([fields({ line: to('Line') })], { Line: own }) };
    expect(differencesOf(before, moved)).toEqual([
      'schema type output replaced size | "type": "integer" | "type": "string"',
    ]);
  });
});

describe('a schema that says something of the fields that refer to it', () => {
  const total = (more: object) =>
    operation(
      {
        requestBody: { content: { 'application/json': { schema: to('Order') } } },
        responses: { 200: { content: { 'application/json': { schema: to('Order') } } } },
      },
      { components: { schemas: { Order: fields({ total: to('Total') }), Total: { type: 'integer', ...more } } } },
    );

  it.each([
    ['readOnly', true, 'readOnly input narrowed'],
    ['writeOnly', true, 'writeOnly output widened'],
    ['deprecated', true, 'deprecated output noted'],
    ['x-sunset', '2027-01-01', 'sunset input noted'],
    ['x-stability-level', 'beta', 'stability input noted'],
  ])('says it of each of them, where their own text stays: %s', (keyword, value, effect) => {
    const said = differencesOf(total({}), total({ [keyword]: value })).map((one) => one.split(' | ')[0]);
    expect(said).toContain(`property ${effect} total`);
    expect(said.filter((one) => one?.includes('unread'))).toEqual([]);
  });

  it('is nothing new in a field where nothing changed', () => {
    expect(differencesOf(total({ readOnly: true }), total({ readOnly: true, title: 'Total' }))).toEqual([]);
  });
});

it('a $ref to what an operation says, which leads to another operation now, is where that shows', () => {
  const path = (name: string) => `#/paths/~1${name}/get/responses/200/content/application~1json/schema`;
  const answering = (schema: object) => ({
    get: { responses: { 200: { content: { 'application/json': { schema } } } } },
  });
  const api = (name: string) =>
    asFile({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: {
        '/orders': answering(fields({ total: { type: 'integer' } })),
        '/parcels': answering(fields({ total: text })),
        '/latest': answering({ $ref: path(name) }),
      },
    });
  expect(differencesOf(api('orders'), api('parcels'))).toEqual([
    `schema type output replaced total | "$ref": "${path('orders')}" | "$ref": "${path('parcels')}"`,
  ]);
});

it('a $ref in what it leads to is followed once: what is part of itself loses a field like any other', () => {
  const within = (allOf: object[], own: object) =>
    order([fields({ ...own, before: { allOf: [to('Order'), ...allOf] } }), note], {});
  const said = (was: Parameters<typeof within>, now: Parameters<typeof within>) =>
    differencesOf(within(...was), within(...now)).map((one) => one.split(' | ')[0]);
  const total = { total: { type: 'integer' } };
  expect(said([[{ required: ['id'] }], total], [[{ required: ['id'] }], {}])).toContain(
    'property presence output widened total',
  );
  expect(said([[{ required: ['id'] }], total], [[{ required: ['id', 'note'] }], total])).toEqual([
    'property required output narrowed note',
  ]);
});
