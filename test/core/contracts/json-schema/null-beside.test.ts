import { expect, it } from 'vitest';
import { effects } from '../../../orders/carrying.ts';

const text = { type: 'string' };
const maybeText = { type: ['string', 'null'] };
const order = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const maybeOrder = { ...order, type: ['object', 'null'] };
const listed = (type: unknown, ...list: unknown[]) => ({ type, enum: list });

it.each(['anyOf', 'oneOf'] as const)('null that leaves the only alternative of %s that took it is said', (keyword) => {
  const either = (...members: object[]) => ({ [keyword]: members });
  const lost = ['schema nullable input narrowed string'];
  expect(effects(either(maybeText, order), either(text, order))).toEqual(lost);
  expect(effects(either(maybeText, order), either(text, maybeOrder))).toEqual([]);
  expect(effects(either(maybeText, maybeOrder), either(text, maybeOrder))).toEqual([]);
  expect(effects(either(text, order), either(text, maybeOrder), 'output')).toEqual([
    'schema nullable output widened with id',
  ]);
  expect(effects(either(maybeText, order), either(maybeText, maybeOrder), 'output')).toEqual([]);
});

it('null in a list of texts is no value where the type beside it refuses it', () => {
  const either = (...anyOf: object[]) => ({ anyOf });
  const [none, some] = [listed('string', 'b', null), listed(['string', 'null'], 'b', null)];
  const open = listed(['string', 'null'], 'a');
  expect(effects(either(open, some), either(open, none))).toEqual(['schema nullable input narrowed request body']);
  expect(effects(either(open, none), either(open, listed('string', 'b')))).toEqual([]);
});

it('null that the type lists is taken by alternatives that only speak of objects', () => {
  const asks = (name: string) => ({ required: [name], properties: { [name]: text } });
  const either = (type: unknown, more: object = {}) => ({
    type,
    anyOf: [
      { ...more, ...asks('iban') },
      { ...more, ...asks('card') },
    ],
  });
  const maybe = ['object', 'null'];
  expect(effects(either(maybe), either('object'))).toEqual(['schema nullable input narrowed request body']);
  const typed = effects(either(maybe, { type: 'object' }), either('object', { type: 'object' }));
  expect(typed.filter((one) => one.includes('nullable'))).toEqual([]);
});
