import { describe, expect, test } from 'vitest';
import { contract, head } from './contract.ts';
import { saidOf, type Texts } from './told.ts';

const messages = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);

describe('the same limit', () => {
  const api = (name: string, limit = '') =>
    `${head}paths:\n  /${name}:\n    get:\n      parameters: [{name: page, in: query, schema: {type: string${limit}}}]\n      responses: {'200': {description: ok}}\n`;
  const told = (one: string, other: string) =>
    messages(
      { 'a.yaml': api('orders'), 'b.yaml': api('refunds') },
      { 'a.yaml': api('orders', one), 'b.yaml': api('refunds', other) },
    );

  test('of one name in two contracts is one finding', () => {
    expect(told(", pattern: '^[0-9]+$'", ", pattern: '^[0-9]+$'")).toEqual([
      expect.stringMatching(/^`page` in GET \/orders must now match `\^\[0-9\]\+\$`\. The same in GET \/refunds\.$/u),
    ]);
    expect(told(', maxLength: 9', ', maxLength: 9')).toHaveLength(1);
  });

  test('is two where they differ, or where a limit is of fields of other names', () => {
    expect(told(", pattern: '^[0-9]+$'", ", pattern: '^[a-z]+$'")).toHaveLength(2);
    expect(told(', maxLength: 9', ', maxLength: 5')).toHaveLength(2);
    const other = (limit: string) => api('refunds', limit).replace('name: page', 'name: size');
    expect(
      messages(
        { 'a.yaml': api('orders'), 'b.yaml': other('') },
        { 'a.yaml': api('orders', ', maxLength: 9'), 'b.yaml': other(', maxLength: 9') },
      ),
    ).toHaveLength(2);
  });
});

test('two objects of one contract that are closed are one finding, and of two contracts two', () => {
  const order = (more = '') => `type: object${more}\nproperties: {id: {type: string}}`;
  const all = (more = '') => ({ Order: order(more), Refund: order(more) });
  expect(messages({ 'a.yaml': contract(all()) }, { 'a.yaml': contract(all('\nadditionalProperties: false')) })).toEqual(
    [
      '`Order` in requests to POST /order no longer accepts anything beyond what is declared. The same goes for `Refund` in requests to POST /refund.',
    ],
  );
  const apart = (more = '') => ({
    'a.yaml': contract({ Order: order(more) }),
    'b.yaml': contract({ Refund: order(more) }),
  });
  expect(messages(apart(), apart('\nadditionalProperties: false'))).toHaveLength(2);
});

test('the same other type in three contracts is one finding, and in two two', () => {
  const api = (name: string, type: string) =>
    contract({ [name]: `type: object\nproperties:\n  data: {${type}}` }, { sent: false, received: true });
  const all = (type: string, ...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`${name}.yaml`, api(name, type)]));
  const told = (...names: readonly string[]) =>
    messages(all('type: object', ...names), all('description: Anything.', ...names));
  expect(told('Order', 'Refund', 'Parcel')).toEqual([
    expect.stringMatching(/^The type of `data` in Order .* The same in 2 more places/u),
  ]);
  expect(told('Order', 'Refund')).toHaveLength(2);
});
