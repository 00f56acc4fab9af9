import { describe, expect, test } from 'vitest';
import { contract, head } from './contract.ts';
import { saidOf } from './told.ts';

const output = { sent: false, received: true };
const said = (before: string, after: string) => saidOf({ 'a.yaml': before }, { 'a.yaml': after });
const messages = (before: string, after: string) => said(before, after).map(({ message }) => message);

/** An object with these fields: `!` is required. */
const object = (...fields: readonly string[]) => {
  const required = fields.flatMap((field) => (field.endsWith('!') ? [field.slice(0, -1)] : []));
  const named = fields.map((field) => `${field.replace('!', '')}: {type: string}`);
  return `type: object\nrequired: [${required.join(', ')}]\nproperties: {${named.join(', ')}}`;
};

describe('a list of required fields', () => {
  const told = (before: readonly string[], after: readonly string[], names = ['Order']) => {
    const all = (fields: readonly string[]) =>
      contract(Object.fromEntries(names.map((one) => [one, object(...fields)])));
    return messages(all(before), all(after));
  };

  test('that gets a field that was there and one that is new is one finding', () => {
    expect(told(['id!', 'note'], ['id!', 'note!', 'total!'])).toEqual([
      'The field `note` became required in Order in requests to POST /order. `total` came as required too.',
    ]);
  });

  test('of which one that was there may no longer be null either says so', () => {
    const order = (required: string, note: string, more: string) =>
      contract({ Order: `type: object\nrequired: [${required}]\nproperties: {${more}, note: {type: string${note}}}` });
    const before = order('id', ', nullable: true', 'id: {type: string}');
    expect(messages(before, order('id, total, note', '', 'id: {type: string}, total: {type: string}'))).toEqual([
      'The field `note` became required in Order in requests to POST /order. It may no longer be null. `total` came as required too.',
    ]);
    const closed = (one: string) => one.replace('type: object', 'type: object\n      additionalProperties: false');
    const lost = order('id', ', nullable: true', 'id: {type: string}, sum: {type: string}');
    expect(
      messages(closed(lost), closed(order('id, total, note', '', 'id: {type: string}, total: {type: string}'))),
    ).toEqual([expect.stringMatching(/`sum` is refused now\.$/u)]);
  });

  test('is another finding than that another field may no longer be null', () => {
    const order = (required: string, note: string) =>
      contract({
        Order: `type: object\nrequired: [${required}]\nproperties: {id: {type: string}, note: {type: string${note}}}`,
      });
    expect(messages(order('', ', nullable: true'), order('id', ''))).toEqual([
      'The field `id` became required in Order in requests to POST /order.',
      expect.stringContaining('`note` in Order in requests to POST /order can no longer be null'),
    ]);
  });

  test('is one in two objects where both get the same', () => {
    expect(told(['id!', 'note'], ['id!', 'note!', 'total!'], ['Order', 'Refund'])).toEqual([
      'The field `note` became required in Order in requests to POST /order. `total` came as required too. The same in Refund in requests to POST /refund.',
    ]);
  });

  test('is not another list that gets a field', () => {
    const before = contract({ Order: object('id!', 'note'), Refund: object('id!') });
    expect(messages(before, contract({ Order: object('id!', 'note!'), Refund: object('id!', 'total!') }))).toHaveLength(
      2,
    );
  });
});

describe('a closed object', () => {
  const closed = (...fields: readonly string[]) => `${object(...fields)}\nadditionalProperties: false`;
  const told = (before: readonly string[], after: readonly string[]) =>
    messages(contract({ Order: closed(...before) }), contract({ Order: closed(...after) }));

  test('of which a required field has another name is one finding', () => {
    expect(told(['id!', 'sum!'], ['id!', 'total!'])).toEqual([
      'The required field `total` was added to Order in requests to POST /order. `sum` is refused now.',
    ]);
    expect(told(['id!', 'sum', 'tax'], ['id!', 'total!'])).toEqual([
      'The required field `total` was added to Order in requests to POST /order. `sum` and `tax` are refused now.',
    ]);
  });

  test('that was open and loses fields is one finding', () => {
    const before = contract({ Order: object('id!', 'sum', 'tax') });
    expect(messages(before, contract({ Order: closed('id!') }))).toEqual([
      '`Order` in requests to POST /order no longer accepts anything beyond what is declared. `sum` and `tax` are refused now.',
    ]);
  });

  test('is another one than that which loses a field', () => {
    const before = contract({ Order: object('id!'), Refund: closed('id!', 'sum') });
    expect(messages(before, contract({ Order: closed('id!'), Refund: closed('id!') }))).toHaveLength(2);
  });

  test('says what it refuses where another one is closed with it, and does not lose that', () => {
    const open = contract({ Order: object('id!', 'sum'), Refund: object('id!') });
    expect(messages(open, contract({ Order: closed('id!'), Refund: closed('id!') }))).toEqual([
      expect.stringMatching(
        /beyond what is declared\. `sum` is refused now in Order in requests to POST \/order\. The same goes for `Refund` in/u,
      ),
    ]);
    const before = contract({ Order: closed('id!', 'sum'), Refund: closed('id!') });
    expect(messages(before, contract({ Order: closed('id!', 'tax!'), Refund: closed('id!', 'tax!') }))).toEqual([
      expect.stringMatching(/`tax` was added to Order .* `sum` is refused now in Order in .*\. The same in Refund/u),
    ]);
  });

  test('is not an open one, of which a field that goes may be ignored', () => {
    const open = (...fields: readonly string[]) => contract({ Order: object(...fields) });
    expect(messages(open('id!', 'sum!'), open('id!', 'total!'))).toEqual([
      expect.stringMatching(/^The required field `total` was added to Order in requests to POST \/order\.$/u),
      expect.stringMatching(/^The field `sum` is no longer accepted/u),
    ]);
  });

  test('is another one than that which asks for a field', () => {
    const before = contract({ Order: closed('id!', 'sum'), Refund: closed('id!') });
    expect(messages(before, contract({ Order: closed('id!'), Refund: closed('id!', 'total!') }))).toHaveLength(2);
  });
});

describe('the limits of a value', () => {
  const order = (note: string, memo = '') =>
    ({ Order: `type: object\nproperties:\n  note: {type: string${note}}\n  memo: {type: string${memo}}` }) as const;
  const pattern = ", pattern: '^[a-z]+$'";

  test('that come in one change are one finding, as bad as the worst of them', () => {
    const [one, ...others] = said(contract(order('')), contract(order(`${pattern}, minLength: 1, maxLength: 5`)));
    expect(others).toEqual([]);
    expect(one?.change?.severity).toBe('breaking');
    expect(one?.message).toBe(
      '`note` in Order in requests to POST /order must now match `^[a-z]+$`. Changed with it: `minLength` (`1` now, none before) and `maxLength` (`5` now, none before).',
    );
  });

  test('that are tightened, or loosened for those who receive it, are one too', () => {
    expect(messages(contract(order(', maxLength: 9')), contract(order(', minLength: 2, maxLength: 5')))).toEqual([
      'The `maxLength` of `note` in Order in requests to POST /order was tightened from `9` to `5`. Changed with it: `minLength` (`2` now, none before).',
    ]);
    expect(messages(contract(order(', minLength: 2, maxLength: 5'), output), contract(order(''), output))).toHaveLength(
      1,
    );
  });

  test('are one with that it may no longer be null', () => {
    const lines = (more: string) =>
      contract({ Order: `type: object\nproperties:\n  lines: {type: array, items: {type: string}${more}}` });
    expect(messages(lines(', nullable: true'), lines(', minItems: 1'))).toEqual([
      '`lines` in Order in requests to POST /order can no longer be null. Changed with it: `minItems` (`1` now, none before).',
    ]);
  });

  test('that come to three fields of one object are one, and to two fields two', () => {
    const parcel = (...limits: readonly number[]) =>
      contract({
        Parcel: `type: object\nproperties: {${['city', 'street', 'zip'].map((name, index) => `${name}: {type: string${limits[index] === undefined ? '' : `, maxLength: ${limits[index]}`}}`).join(', ')}}`,
      });
    expect(messages(parcel(), parcel(50, 80, 10))).toEqual([
      '`city` in Parcel in requests to POST /parcel now has a `maxLength` of `50`. `street` and `zip` of it are limited too.',
    ]);
    expect(messages(parcel(), parcel(50, 80))).toHaveLength(2);
  });

  test('that become the same for two fields of one object are one, and for fields of two objects two', () => {
    const weight = (limit: number) => `{type: integer, maximum: ${limit}}`;
    const objects = (net: number, gross: number, other: number) =>
      contract({
        Parcel: `type: object\nproperties: {net: ${weight(net)}, gross: ${weight(gross)}}`,
        Letter: `type: object\nproperties: {paper: ${weight(other)}}`,
      });
    expect(messages(objects(9, 9, 9), objects(5, 5, 9))).toEqual([
      'The `maximum` of `net` in Parcel in requests to POST /parcel was tightened from `9` to `5`. The same goes for `gross` in Parcel in requests to POST /parcel.',
    ]);
    expect(messages(objects(9, 9, 9), objects(5, 9, 5))).toHaveLength(2);
    expect(messages(objects(9, 9, 9), objects(5, 5, 5))).toHaveLength(2);
    expect(messages(objects(9, 9, 9), objects(5, 4, 9))).toHaveLength(2);
  });

  test('of two values are two findings', () => {
    expect(messages(contract(order('')), contract(order(pattern, ', maxLength: 5')))).toHaveLength(2);
  });

  test('where one of them holds of another value too, are two', () => {
    expect(messages(contract(order('')), contract(order(`${pattern}, maxLength: 5`, pattern)))).toHaveLength(2);
  });

  test('that one is tightened and another loosened says what is tightened alone', () => {
    const [one, ...others] = messages(
      contract(order(', minLength: 2, maxLength: 9')),
      contract(order(', maxLength: 5')),
    );
    expect(others).toEqual([]);
    expect(one).toBe('The `maxLength` of `note` in Order in requests to POST /order was tightened from `9` to `5`.');
  });
});

describe('an object that becomes a `$ref` to a component', () => {
  const shop = (by: string, lost: readonly string[]) =>
    contract(
      {
        Order: `type: object\nproperties:\n  by: ${by}`,
        Refund: "type: object\nproperties:\n  by: {$ref: '#/components/schemas/Person'}",
        Person: object(...['id!', 'mail!', 'phone!'].filter((field) => !lost.includes(field))),
      },
      output,
    );
  const inline = (...fields: readonly string[]) => `\n    ${object(...fields).replaceAll('\n', '\n    ')}`;
  const ref = "{$ref: '#/components/schemas/Person'}";

  test('that lost the same field: one finding', () => {
    expect(messages(shop(inline('id!', 'mail!', 'phone!'), []), shop(ref, ['mail!']))).toEqual([
      'The field `mail` was removed from Order.by in responses of POST /order. The same in Person in responses of POST /refund and 1 more operation.',
    ]);
  });

  test('that never had another field of it: two findings', () => {
    expect(messages(shop(inline('id!', 'mail!', 'phone!', 'fax!'), []), shop(ref, ['mail!']))).toHaveLength(2);
  });
});

test('limits that come to five values of one contract are one finding, whatever they are', () => {
  const names = ['note', 'memo', 'mark', 'code', 'word'];
  const all = (limited: number) =>
    contract(
      Object.fromEntries(
        names.map((name, index) => [
          `Of${name}`,
          `type: object\nproperties:\n  ${name}: {type: string${index < limited ? `, maxLength: ${10 + index}` : ''}}`,
        ]),
      ),
    );
  expect(messages(all(0), all(5))).toEqual([
    '`note` in Ofnote in requests to POST /ofnote now has a `maxLength` of `10`. `memo`, `mark`, `code` and `word` are limited too.',
  ]);
  expect(messages(all(0), all(4))).toHaveLength(4);
});

test('patterns that come to five values of one contract, or to three fields of one object, are one finding', () => {
  const all = (kinds: readonly string[], isMade: boolean) =>
    contract({
      Shop: `type: object\nproperties:\n  ${kinds.map((kind) => `${kind}: {type: string${isMade ? `, pattern: '^${kind}_[0-9]+$'` : ''}}`).join('\n  ')}`,
    });
  const one = (...kinds: readonly string[]) => messages(all(kinds, false), all(kinds, true));
  expect(one('order', 'refund', 'card')).toEqual([
    '`order` in Shop in requests to POST /shop must now match `^order_[0-9]+$`. `refund` and `card` of it are limited too.',
  ]);
  expect(one('order', 'refund')).toHaveLength(2);
  const ids = (count: number) =>
    `${head}paths:\n${['order', 'refund', 'card', 'shop', 'gift']
      .map(
        (kind, index) =>
          `  /${kind}/{${kind}}:\n    get:\n      parameters: [{name: ${kind}, in: path, required: true, schema: {type: string${index < count ? `, pattern: '^${kind}_[0-9]+$'` : ''}}}]\n      responses: {'200': {description: ok}}\n`,
      )
      .join('')}`;
  expect(messages(ids(0), ids(5))).toEqual([
    '`order` in GET /order/{order} must now match `^order_[0-9]+$`. `refund`, `card`, `shop` and `gift` are limited too.',
  ]);
  expect(messages(ids(0), ids(4))).toHaveLength(4);
});

test('members that an object of Smithy loses are one finding, whether they were always there or not', () => {
  const model = (order: string, line = 'sku: String') => `$version: "2"
namespace shop
service Shop { version: "1", operations: [GetOrder] }
operation GetOrder { output: Order }
structure Order { ${order}, line: Line }
structure Line { ${line} }
`;
  const said = (before: string, after: string) =>
    saidOf({ 'a.smithy': before }, { 'a.smithy': after }).map(({ message }) => message);
  const was = model('id: String, @required total: Integer, note: String');
  expect(said(was, model('id: String'))).toEqual([
    'The field `total` was removed from Order in responses of GetOrder. `note` is gone.',
  ]);
  expect(said(was, model('id: String, note: String', 'count: Integer'))).toEqual([
    expect.stringMatching(/^The field `total` was removed from Order/),
    expect.stringMatching(/^The member `sku` was removed from Line/),
  ]);
});
