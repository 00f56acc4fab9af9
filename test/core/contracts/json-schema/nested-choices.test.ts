import { describe, expect, it } from 'vitest';
import { carrying, effects } from '../../../orders/carrying.ts';
import { readBoth } from '../../../orders/differences.ts';

const text = { type: 'string' };
const has = (properties: object) => ({ type: 'object', properties });
const titled = (title: string, properties: object) => ({ title, ...has(properties) });
const either = (...anyOf: readonly object[]) => ({ anyOf });

it('choices of titled alternatives are told by those', () => {
  const now = (iban: object) => either(titled('Card now', { till: text }), titled('Bank now', { till: text, iban }));
  const later = (iban: object) =>
    either(titled('Card later', { date: text }), titled('Bank later', { date: text, iban }));
  const total = { type: 'integer' };
  expect(effects({ oneOf: [now(text), later(text)] }, { oneOf: [now(total), later(total)] })).toEqual([
    'schema type input replaced iban',
    'schema type input replaced iban',
  ]);
});

it('choices without names are told by the fields in them', () => {
  const now = (iban: object) => either(has({ till: text }), has({ till: text, iban }));
  const later = (more: object) => either(has({ date: text }), has({ date: text, plan: text, ...more }));
  expect(
    effects({ oneOf: [now(text), later({})] }, { oneOf: [later({ rate: text }), now({ type: 'integer' })] }),
  ).toEqual(['schema type input replaced iban', 'property presence input widened rate']);
});

it('a choice inside a choice that says it is an object is opened like any other', () => {
  const named = (name: string) => ({ required: [name], ...titled(name, { [name]: text }) });
  const [card, bank, gift] = ['card', 'bank', 'gift'].map(named);
  const grouped = { oneOf: [{ type: 'object', oneOf: [card, bank] }, gift] };
  expect(effects({ oneOf: [card, bank] }, grouped)).toEqual(['variant presence input widened gift']);
});

it('alternatives that are alike are told by what they ask for', () => {
  const asks = (required: readonly string[], properties: object) => ({ ...has(properties), required });
  const all = (agent: object) => ({ mail: text, ip: text, agent });
  const was = either(asks(['mail'], { mail: text }), asks(['ip', 'agent'], { ip: text, agent: text }));
  const now = either(asks(['mail'], all(text)), asks(['ip', 'agent'], all({ type: 'integer' })));
  expect(effects(was, now).filter((one) => one.includes('narrowed') || one.includes('replaced'))).toEqual([
    'schema type input replaced agent',
  ]);
});

it('one that says so of what is no object refuses it', () => {
  const card = { required: ['card'], ...titled('card', { card: text }) };
  const [name, gift] = [{ ...text, title: 'name' }, titled('gift', { code: text })];
  expect(effects({ oneOf: [card, name, gift] }, { oneOf: [{ type: 'object', oneOf: [card, name] }, gift] })).toContain(
    'variant presence input narrowed name',
  );
});

it('no alternative is gone where the fields that stood beside them stand in them', () => {
  const amount = { type: 'object', required: ['cents'], properties: { cents: { type: 'integer' } } };
  const beside = {
    ...has({ shop: text, spend: amount, earn: amount, until: text }),
    ...either({ not: { required: ['until'] } }, { required: ['spend'] }, { required: ['earn'] }),
  };
  const within = (name: string, schema: object = amount) => ({
    ...has({ shop: text, until: text, [name]: schema }),
    required: [name],
  });
  const open = has({ shop: text, until: text });
  const gone = (...now: readonly object[]) =>
    effects(beside, either(...now, within('spend'), within('earn'))).filter((one) => /^variant .* narrowed/.test(one));
  expect(gone(open)).toEqual([]);
  // Now one of three fields has to be there.
  expect(gone(within('shop', text))).not.toEqual([]);
});

it('a field that each alternative asked for is nothing new beside them', () => {
  const asks = (required: readonly string[], properties: object) => ({ ...has(properties), required });
  const signed = asks(['sign', 'sum'], { sign: text, sum: {} });
  const bare = { oneOf: [asks(['sum'], { sum: {} }), asks(['sum'], { sum: {} })] };
  const beside = (sign: object) => ({ ...bare, properties: { sign }, required: ['sign'] });
  const changed = (was: object, now: object, flow: 'input' | 'output') =>
    effects(was, now, flow).filter((one) => one.startsWith('property presence') && one.endsWith(' sign')).length;
  // The two alternatives describe it no longer.
  expect(changed({ oneOf: [signed, signed] }, beside(text), 'input')).toBe(2);
  expect(changed({ oneOf: [signed, signed] }, beside({ enum: ['+'] }), 'input')).toBe(3);
  expect(changed({ oneOf: [signed, asks(['sum'], { sign: text, sum: {} })] }, beside(text), 'input')).toBe(3);
  expect(changed(beside(text), { oneOf: [signed, signed] }, 'output')).toBe(2);
  expect(changed(beside({ enum: ['+'] }), { oneOf: [signed, signed] }, 'output')).toBe(3);
});

const choices = (count: number, size: number, more: object = {}) => {
  const object = (name: string) => ({ required: [name], ...has({ [name]: text, [`${name} note`]: text, ...more }) });
  const choice = (at: number) => ({ oneOf: Array.from({ length: size }, (_, index) => object(`${at} ${index}`)) });
  return { allOf: Array.from({ length: count }, (_, at) => choice(at)) };
};

it('one choice more of very many is told like one of few', { timeout: 20_000 }, () => {
  for (const [count, size] of [
    [2, 3],
    [60, 40],
  ] as const) {
    const [was, now] = [choices(count, size), choices(count + 1, size)];
    expect(effects(was, now)).toEqual(['schema variants input narrowed request body']);
    expect(effects(was, now, 'output')).toEqual(['schema variants output narrowed 200 response']);
    expect(effects(was, structuredClone(was))).toEqual([]);
  }
});

it('of very many choices that all changed it is said that it was not decided', { timeout: 20_000 }, () => {
  const answers = (schema: object) => carrying(schema, 'output');
  const { unread } = readBoth(answers(choices(60, 40)), answers(choices(61, 40, { sent: text })));
  expect(unread.map(({ because }) => because)).toContainEqual(expect.stringContaining('not decided'));
});

describe('an object that names no field', () => {
  const having = (name: string) => ({ type: 'object', required: [name], properties: { [name]: { type: 'string' } } });
  const [card, iban, open] = [having('card'), having('iban'), { type: 'object' }];
  const said = (before: object, after: object, flow: 'input' | 'output' = 'input') =>
    effects(before, after, flow).filter((one) => !one.includes(' noted '));

  it.each(['oneOf', 'anyOf'])(
    'takes what another alternative of %s took, and those of a choice beside it',
    (keyword) => {
      const of = (...list: readonly object[]) => ({ [keyword]: list });
      expect(said(of(card, iban, open), of(card, open))).toEqual([]);
      expect(said(of(of(card, iban), open), of(of(card), open))).toEqual([]);
      for (const was of [of(card, iban, open), of(of(card, iban), open), of(card, iban)]) {
        const found = [open, { ...open, additionalProperties: true }].flatMap((now) => said(was, now));
        expect(found.filter((one) => !one.includes(' widened '))).toEqual([]);
      }
    },
  );

  it('takes none where it is closed, or has a field, or is not all that is left', () => {
    const closed = { ...open, additionalProperties: false };
    const named = { ...open, properties: { note: { type: 'string' } } };
    const text = { type: 'string' };
    for (const other of [closed, named]) {
      const [was, now] = [{ anyOf: [card, iban, other] }, { anyOf: [card, other] }];
      expect(said(was, now)).toEqual([expect.stringContaining('variant presence input narrowed')]);
      expect(said({ anyOf: [card, iban] }, other)).toEqual(['schema variants input replaced request body']);
    }
    expect(said({ anyOf: [card, text] }, open)).not.toEqual(['schema variants input widened request body']);
    expect(said({ anyOf: [card, iban, open] }, { anyOf: [card, iban] })).toEqual([
      expect.stringContaining('variant presence input narrowed'),
    ]);
  });
});
