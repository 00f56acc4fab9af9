import { expect, it } from 'vitest';
import { differences } from '../../../src/core/contracts/comparison/diff.ts';
import type { AspectValue, Element } from '../../../src/core/contracts/comparison/element.ts';
import { replacement } from '../../../src/core/contracts/comparison/laws.ts';
import { isDocument, parseDocument, rootOf } from '../../../src/core/texts/document.ts';

const document = parseDocument('orders.yaml', 'orders: 1\n');
if (!isDocument(document)) throw new Error('it is a document');
const at = rootOf(document);

/** A record whose values are sent both ways, as a schema in a registry is. */
function record(...fields: readonly Element[]): Element {
  return {
    kind: 'contract',
    key: '',
    name: 'Order',
    flow: 'both',
    at,
    role: 'detail',
    given: {},
    aspects: () => [],
    parts: () => fields,
    removed: ({ name }) => ({ reserved: name === 'total' }),
  };
}

function field(key: string, more: Partial<Element> = {}, aspects: readonly AspectValue[] = []): Element {
  const given = { required: false };
  return {
    kind: 'property',
    key,
    name: key,
    flow: 'both',
    at,
    role: 'part',
    given,
    aspects: () => aspects,
    parts: () => [],
    ...more,
  };
}

function found(before: Element, after: Element) {
  const same = { same: () => false, changedBelow: () => null };
  return differences(before, after, same).map(({ aspect, name, given, direction, effect, audience, also = [] }) => ({
    what: `${aspect} ${name}`,
    readings: [{ direction, effect, audience }, ...also].map((one) =>
      [one.direction, one.effect, one.audience].filter((word) => word !== undefined).join(' '),
    ),
    given,
  }));
}

it('what flows both ways is read both ways, the one that breaks first', () => {
  const required = field('paid', { given: { required: true } });
  expect(found(record(), record(required))).toMatchObject([
    { what: 'presence paid', readings: ['input narrowed', 'output narrowed'] },
  ]);
  expect(found(record(), record(field('note')))).toMatchObject([{ readings: ['input widened', 'output narrowed'] }]);
  const value = (name: string) => field(name, { kind: 'enum-value', role: 'choice' });
  expect(found(record(value('paid')), record(value('paid'), value('open')))).toMatchObject([
    { what: 'presence open', readings: ['output widened', 'input widened'] },
  ]);
});

it('a removal has what the record that stays says of it', () => {
  expect(found(record(field('total')), record())).toMatchObject([{ given: { required: false, reserved: true } }]);
  expect(found(record(field('note')), record())).toMatchObject([{ given: { required: false, reserved: false } }]);
});

it('a field is known by its number, and then by its name', () => {
  const numbered = (name: string, number: number) => {
    const aspect = { aspect: 'name', value: name, law: replacement, stated: true, at } as const;
    return field(name, { number }, [aspect]);
  };
  expect(found(record(numbered('total', 1)), record(numbered('amount', 1)))).toMatchObject([{ what: 'name amount' }]);
  expect(found(record(numbered('total', 1)), record(numbered('total', 7)))).toEqual([]);
  const swapped = found(record(numbered('a', 1), numbered('b', 2)), record(numbered('b', 1), numbered('a', 2)));
  expect(swapped.map(({ what }) => what)).toEqual(['name b', 'name a']);
});

it('one change is one difference, whatever it is to whom', () => {
  const typed = (type: string) => {
    const wire = (value: unknown) => (value === 'text' ? 'length' : 'varint');
    const json = (value: unknown) => (value === 'int32' ? 'number' : 'string');
    return field('total', { flow: 'output' }, [
      {
        aspect: 'type',
        value: type,
        stated: true,
        at,
        audience: 'wire',
        law: (was, now) => (wire(was) === wire(now) ? null : 'replaced'),
        others: [
          { audience: 'json', law: (was, now) => (json(was) === json(now) ? null : 'replaced') },
          { audience: 'source', law: replacement },
        ],
      },
    ]);
  };
  const changed = (was: string, now: string) =>
    found(record(typed(was)), record(typed(now))).map(({ readings }) => readings);
  expect(changed('int32', 'int64')).toEqual([['output replaced json', 'output replaced source']]);
  expect(changed('int64', 'uint64')).toEqual([['output replaced source']]);
  expect(changed('int32', 'int32')).toEqual([]);
});
