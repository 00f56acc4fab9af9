import { describe, expect, test } from 'vitest';
import { answering, asking } from '../../../orders/carrying.ts';
import { effectsOf } from '../../../orders/differences.ts';

const object = (kind: object, name: string) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind, [name]: { type: 'string' } },
});
const mapping = { card: '#/components/schemas/Card', transfer: '#/components/schemas/Transfer' };

/** Two ways to pay, each with what is said of its `kind`, as a discriminator chooses between them. */
const payments = (card: object, transfer: object, discriminator: object = { propertyName: 'kind', mapping }) => ({
  schemas: {
    Payment: {
      oneOf: ['Card', 'Transfer'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator,
    },
    Card: object(card, 'number'),
    Transfer: object(transfer, 'iban'),
  },
});
const text = { type: 'string' };
const payment = { payment: { $ref: '#/components/schemas/Payment' } };

test('a list or a literal that has what a discriminator maps to its schema refuses nothing', () => {
  const plain = payments(text, text);
  const listed = payments({ ...text, enum: ['card'] }, { ...text, const: 'transfer' });
  expect(effectsOf(asking(payment, plain), asking(payment, listed))).toEqual([]);
  expect(effectsOf(answering(payment, listed), answering(payment, plain))).toEqual([]);
});

test('one without it does', () => {
  const other = payments({ ...text, enum: ['credit'] }, text);
  expect(effectsOf(asking(payment, payments(text, text)), asking(payment, other))).toEqual([
    'schema enum input narrowed kind',
  ]);
});

test('the name of a schema stands for it where nothing is mapped', () => {
  const [was, now] = [text, { ...text, enum: ['Card'] }].map((kind) => payments(kind, text, { propertyName: 'kind' }));
  expect(effectsOf(asking(payment, was as object), asking(payment, now as object))).toEqual([]);
});

test('a field of which no discriminator speaks is refused what is not listed', () => {
  const [was, now] = [text, { ...text, enum: ['card'] }].map((kind) =>
    payments(kind, text, { propertyName: 'type', mapping }),
  );
  expect(effectsOf(asking(payment, was as object), asking(payment, now as object))).toEqual([
    'schema enum input narrowed kind',
  ]);
});

test('subtypes of a base with a discriminator are told by their names', () => {
  const animals = (kind: object) => ({
    schemas: {
      Parcel: { ...object(text, 'weight'), discriminator: { propertyName: 'kind' } },
      Box: { allOf: [{ $ref: '#/components/schemas/Parcel' }, { type: 'object', properties: { kind } }] },
    },
  });
  const parcel = { parcel: { $ref: '#/components/schemas/Parcel' } };
  const [was, now] = [animals(text), animals({ ...text, enum: ['Box'] })];
  expect(effectsOf(asking(parcel, was), asking(parcel, now))).toEqual([]);
});

test('a list that loses what a discriminator maps to other schemas loses nothing', () => {
  const kinds = (...list: readonly string[]) => ({ ...text, enum: list });
  const was = payments(kinds('card', 'transfer'), kinds('card', 'transfer'));
  const now = payments(kinds('card'), kinds('transfer'));
  expect(effectsOf(asking(payment, was), asking(payment, now)).filter((one) => !one.includes(' noted '))).toEqual([]);
  expect(effectsOf(answering(payment, now), answering(payment, was)).filter((one) => !one.includes(' noted '))).toEqual(
    [],
  );
});

test('one that loses what is mapped to its own schema does', () => {
  const more = { propertyName: 'kind', mapping: { ...mapping, credit: mapping.card } };
  const [was, now] = [['card', 'credit'], ['card']].map((list) => payments({ ...text, enum: list }, text, more));
  expect(effectsOf(asking(payment, was as object), asking(payment, now as object))).toEqual([
    'enum-value presence input narrowed credit',
  ]);
});

test('a list of which nothing is mapped is taken at its word', () => {
  const [was, now] = [['visa', 'amex'], ['visa']].map((list) => payments({ ...text, enum: list }, text));
  expect(effectsOf(asking(payment, was as object), asking(payment, now as object))).toEqual([
    'enum-value presence input narrowed amex',
  ]);
});

test('what a base lists is for itself and its subtypes', () => {
  const animals = (...list: readonly string[]) => ({
    schemas: {
      Parcel: { ...object({ ...text, enum: list }, 'weight'), discriminator: { propertyName: 'kind' } },
      Box: { allOf: [{ $ref: '#/components/schemas/Parcel' }, { type: 'object', properties: { size: text } }] },
    },
  });
  const parcel = { parcel: { $ref: '#/components/schemas/Parcel' } };
  const without = (left: string) =>
    effectsOf(asking(parcel, animals('Parcel', 'Box')), asking(parcel, animals(left))).filter((one) =>
      one.startsWith('enum-value'),
    );
  expect(without('Parcel')).toEqual(['enum-value presence input narrowed Box']);
  expect(without('Box')).toEqual(['enum-value presence input narrowed Parcel']);
});

test('what extends a base and is mapped nowhere keeps all that the base lists', () => {
  const orders = (...list: readonly string[]) => {
    const { schemas } = payments(text, text);
    const extended = { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { note: text } }] };
    const base = object({ ...text, enum: list }, 'id');
    return { schemas: { ...schemas, Base: base, Card: extended, Transfer: extended, Refund: extended } };
  };
  const [was, now] = [orders('card', 'transfer', 'refund'), orders('card', 'transfer')];
  for (const name of ['Refund', 'Base']) {
    const fields = { payment: payment.payment, other: { $ref: `#/components/schemas/${name}` } };
    expect(effectsOf(asking(fields, was), asking(fields, now))).toContain('enum-value presence input narrowed refund');
  }
});

test('what extends a schema that is mapped has values of its own', () => {
  const orders = (kind: object) => {
    const { schemas } = payments(kind, text);
    return { schemas: { ...schemas, Gift: { allOf: [{ $ref: mapping.card }, { properties: { note: text } }] } } };
  };
  const fields = { payment: payment.payment, gift: { $ref: '#/components/schemas/Gift' } };
  expect(effectsOf(asking(fields, orders(text)), asking(fields, orders({ ...text, enum: ['card'] })))).toContain(
    'schema enum input narrowed kind',
  );
});

describe('a list that several alternatives share', () => {
  const kind = { $ref: '#/components/schemas/Kind' };
  const shared = (list: readonly string[], card: object = kind, transfer: object = kind, more: object = {}) => {
    const { schemas } = payments(card, transfer);
    return { schemas: { ...schemas, Kind: { ...text, enum: list }, ...more } };
  };
  const said = (was: object, now: object, fields: object = payment) =>
    effectsOf(asking(fields, was), asking(fields, now)).filter((one) => one.startsWith('enum-value'));
  const both = ['card', 'transfer'];

  test('is a list for each of them, which loses nothing', () => {
    const apart = shared(both, { ...text, enum: ['card'] }, { ...text, enum: ['transfer'] });
    expect(said(shared(both), apart)).toEqual([]);
    expect(said(apart, shared(both))).toEqual([]);
  });

  test('loses and gets nothing by what is mapped to none of them', () => {
    expect(said(shared([...both, 'cash']), shared(both))).toEqual([]);
    expect(said(shared(both), shared([...both, 'cash']))).toEqual([]);
  });

  test('loses what is mapped to one of them, and what it lists for others', () => {
    expect(said(shared(both), shared(['card']))).toEqual(['enum-value presence input narrowed transfer']);
    const other = { Refund: object(kind, 'reason') };
    const fields = { ...payment, refund: { $ref: '#/components/schemas/Refund' } };
    expect(said(shared([...both, 'cash'], kind, kind, other), shared(both, kind, kind, other), fields)).toEqual([
      'enum-value presence input narrowed cash',
    ]);
    expect(said(shared(both), shared(both, { ...text, enum: ['transfer'] }))).toEqual([
      'enum-value presence input narrowed card',
    ]);
  });

  test('loses what no longer stands for one of them', () => {
    const more = { propertyName: 'kind', mapping: { ...mapping, credit: mapping.card } };
    const listed = (list: readonly string[], discriminator: object, card: object = kind) => ({
      schemas: { ...payments(card, kind, discriminator).schemas, Kind: { ...text, enum: list } },
    });
    const [all, less] = [listed([...both, 'credit'], more), { propertyName: 'kind', mapping }];
    expect(said(all, listed(both, less))).toContain('enum-value presence input narrowed credit');
    expect(said(all, listed([...both, 'credit'], less, { ...text, enum: ['card'] }))).toContain(
      'enum-value presence input narrowed credit',
    );
  });
});
