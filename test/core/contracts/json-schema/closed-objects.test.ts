import { describe, expect, it } from 'vitest';
import { carrying, effects, under } from '../../../orders/carrying.ts';
import { differencesOf, readBoth } from '../../../orders/differences.ts';

const text = { type: 'string' };
const said = (...list: string[]) => list.map((one) => `${one} request body`);

describe('a closed object', () => {
  const closed = (...patterns: string[]) => ({
    type: 'object',
    patternProperties: Object.fromEntries(patterns.map((pattern) => [pattern, text])),
    additionalProperties: false,
  });

  it('refuses the names of a pattern that goes, and takes those of one that comes', () => {
    expect(effects(closed('^x-'), closed())).toEqual(said('schema additionalProperties input narrowed'));
    expect(effects(closed(), closed('^x-'))).toEqual(said('schema additionalProperties input widened'));
    expect(effects(closed('^x-'), closed('^y-'))).toEqual(said('schema additionalProperties input replaced'));
    expect(effects(closed('^x-', '^y-'), closed('^y-', '^x-'))).toEqual([]);
  });

  it('refuses the names of a pattern that goes beside what is composed of parts', () => {
    const composed = (...patterns: string[]) => ({
      type: 'object',
      properties: { kind: text },
      patternProperties: Object.fromEntries(patterns.map((pattern) => [pattern, text])),
      ...(JSON.parse('{"if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["kind"]}}') as object),
      unevaluatedProperties: false,
    });
    const { patternProperties: _, ...none } = composed();
    for (const without of [composed('^y-'), none])
      expect(effects(composed('^x-', '^y-'), without)).toEqual(said('schema unevaluatedProperties input narrowed'));
    expect(effects(composed('^y-'), composed('^x-', '^y-'))).toEqual(
      said('schema unevaluatedProperties input widened'),
    );
    expect(effects(composed('^x-', '^y-'), composed('^y-', '^x-'))).toEqual([]);
  });

  it('is open while something is said of all other fields or items, there or in one of its parts', () => {
    const named = { type: 'object', properties: { id: text } };
    const rest = { unevaluatedProperties: false };
    const closes = said('schema additionalProperties input narrowed');
    expect(effects({ ...named, ...rest, additionalProperties: true }, { ...named, ...rest })).toEqual(closes);
    expect(effects({ ...named, ...rest, additionalProperties: true }, named)).toEqual([]);
    const joined = (part: object) => ({ allOf: [{ ...named, ...part }], ...rest });
    expect(effects(joined({ additionalProperties: {} }), joined({}))).toEqual(
      said('schema unevaluatedProperties input narrowed'),
    );
    const list = { type: 'array', prefixItems: [text] };
    const end = { unevaluatedItems: false };
    expect(effects({ ...list, ...end, items: true }, { ...list, ...end })).toEqual(
      said('schema unevaluatedItems input narrowed'),
    );
    expect(effects({ ...list, ...end, items: true }, list)).toEqual([]);
  });

  it('takes fields on a condition, of which none is taken once that is gone', () => {
    const closing = (more: object) => ({
      type: 'object',
      properties: { kind: { enum: ['a', 'b'] } },
      unevaluatedProperties: false,
      ...more,
    });
    const where = (kind: string, ...names: string[]) => ({
      if: { required: ['kind'], properties: { kind: { const: kind } } },
      ...under('then', { properties: Object.fromEntries(names.map((name) => [name, text])) }),
    });
    const refused = 'property presence input narrowed extra';
    expect(effects(closing(where('a', 'extra')), closing({}))).toEqual([refused]);
    expect(effects(closing({}), closing(where('a', 'extra')))).toEqual(['property presence input widened extra']);
    expect(effects(closing(where('a', 'extra', 'more')), closing(where('a', 'more')))).toContain(refused);
    expect(effects(closing({ allOf: [where('a', 'extra')] }), closing({}))).toEqual([refused]);
    expect(effects(closing({ dependentSchemas: { kind: { properties: { extra: text } } } }), closing({}))).toContain(
      refused,
    );
    expect(effects(closing(where('a', 'extra')), closing(where('b', 'extra')))).toEqual([
      'constraint if input replaced if',
    ]);
  });

  it('takes them where nothing closes it, or where they are described besides', () => {
    const open = (more: object) => ({ type: 'object', properties: { kind: text }, ...more });
    const naming = { if: { required: ['kind'] }, ...under('then', { properties: { extra: text } }) };
    expect(effects(open(naming), open({}))).not.toContain('property presence input narrowed extra');
    const described = { type: 'object', properties: { kind: text, extra: text }, unevaluatedProperties: false };
    expect(effects({ ...described, ...naming }, described)).toEqual([]);
  });

  it('says at the pattern itself that it goes or comes', () => {
    const written = (...patterns: string[]) => carrying(closed(...patterns), 'input');
    const [gone] = differencesOf(written('^x-', '^y-'), written('^y-'));
    expect(gone).toMatch(/\| "\^x-": \{ \| "additionalProperties": false/);
    const [other] = differencesOf(written('^x-'), written('^y-'));
    expect(other).toMatch(/\| "\^x-": \{ \| "\^y-": \{/);
  });

  it('says at what is written that nothing is asked for any more', () => {
    const list = (more: object) => carrying({ type: 'array', items: text, ...more }, 'output');
    const map = (more: object) => carrying({ type: 'object', ...more }, 'output');
    expect(differencesOf(list({ uniqueItems: true }), list({ uniqueItems: false }))).toEqual([
      expect.stringMatching(/\| "uniqueItems": true \| "uniqueItems": false/),
    ]);
    expect(differencesOf(map({ additionalProperties: text }), map({ additionalProperties: true }))).toEqual([
      expect.stringMatching(/\| "additionalProperties": \{ \| "additionalProperties": true/),
    ]);
  });

  it('says at the field that asks for others that it asks for more', () => {
    const asking = (...others: string[]) =>
      carrying({ type: 'object', dependentRequired: { card: ['text'], gift: others } }, 'input');
    expect(differencesOf(asking('note'), asking('note', 'card'))).toEqual([
      expect.stringMatching(/\| "dependentRequired": \{ \| "gift": \[/),
    ]);
  });

  it('says at its name that another field tells what a value is', () => {
    const told = (propertyName: string) =>
      carrying({ type: 'object', discriminator: { propertyName, mapping: {} } }, 'output');
    expect(differencesOf(told('kind'), told('type'))).toEqual([
      expect.stringMatching(/\| "propertyName": "kind",? \| "propertyName": "type"/),
    ]);
  });

  it('loses nothing with a pattern whose names it refused', () => {
    const refusing = { ...closed('^x-'), patternProperties: { '^x-': text, '^z-': false } };
    expect(effects(refusing, closed('^x-'))).toEqual([]);
    expect(effects(closed('^x-', '^z-'), refusing)).toEqual(['schema type input narrowed ^z-']);
    expect(effects(refusing, closed())).toEqual(said('schema additionalProperties input narrowed'));
  });

  it('loses names that a new pattern refuses, where another pattern or a field let them through', () => {
    const refusing = (more: object) => ({ ...closed(), ...more });
    const all = { '^.+$': text };
    const refusedToo = said('constraint presence input narrowed').map((one) => one.replace('request body', '^x-'));
    expect(
      effects(refusing({ patternProperties: all }), refusing({ patternProperties: { ...all, '^x-': false } })),
    ).toEqual(refusedToo);
    const field = { properties: { 'x-total': text } };
    expect(effects(refusing(field), refusing({ ...field, patternProperties: { '^x-': false } }))).toEqual(refusedToo);
    expect(effects(closed('^[0-9]+$'), refusing({ patternProperties: { '^[0-9]+$': text, '^x-': false } }))).toEqual(
      [],
    );
    expect(effects(closed(), refusing({ patternProperties: { ...all, '^x-': false } }))).toEqual(
      said('schema additionalProperties input widened'),
    );
  });

  it('takes any name once it is open, whatever its patterns were', () => {
    expect(effects(closed('^x-'), { type: 'object' })).toEqual(said('schema additionalProperties input widened'));
  });

  it('says all of the names of a pattern that it refuses by being closed', () => {
    const open = { type: 'object', patternProperties: { '^x-': text } };
    expect(effects(open, closed())).toEqual(said('schema additionalProperties input narrowed'));
    expect(effects(open, closed(), 'output').map((one) => one.split(' ')[3])).toEqual(['narrowed']);
    expect(effects(closed(), open)).toEqual(said('schema additionalProperties input widened'));
    const numbers = { ...closed(), patternProperties: { '^x-': { type: 'integer' } } };
    expect(effects(open, numbers)).toContain('schema type input replaced ^x-');
  });

  it('refuses a field that may not be there any more, as an open one does', () => {
    const note = (schema: unknown) => carrying({ type: 'object', properties: { note: schema } }, 'input');
    const [change] = readBoth(note(text), note(false)).contracts.flatMap(({ differences }) => differences);
    expect(change).toMatchObject({ effect: 'narrowed', given: { unknown: 'refused' } });
  });

  it('that is open otherwise refuses a field by its name', () => {
    const [open, refusing] = [{ type: 'object' }, { type: 'object', properties: { note: false } }];
    expect(effects(open, refusing)).toEqual(['property presence input narrowed note']);
    expect(effects(refusing, open)).toEqual(['property presence input widened note']);
    expect(effects(open, refusing, 'output')).toEqual([]);
    expect(effects(refusing, open, 'output')).toEqual(['property presence output narrowed note']);
    const change = differencesOf(carrying(open, 'input'), carrying(refusing, 'input'));
    expect(change).toEqual([expect.stringContaining('| "note": false')]);
  });

  it('says nothing new by refusing a field by its name too', () => {
    const refusing = { ...closed('^x-'), properties: { note: false } };
    expect(effects(closed('^x-'), refusing)).toEqual([]);
    expect(effects(refusing, closed('^x-'))).toEqual([]);
    const taken = { ...closed('^x-'), properties: { 'x-note': false } };
    expect(effects(closed('^x-'), taken)).toEqual(['property presence input narrowed x-note']);
  });
});
