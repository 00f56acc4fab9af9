import { describe, expect, it } from 'vitest';
import { operation } from '../../orders/carrying.ts';
import { differencesOf, readBoth } from '../../orders/differences.ts';

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
