import { describe, expect, test } from 'vitest';
import { saidOf, type Texts } from './told.ts';

const orders = (name: string) =>
  `syntax = "proto3";
package ${name};
message Order { string id = 1; Kind kind = 2; map<string, Kind> kinds = 3; }
enum Kind { KIND_UNSPECIFIED = 0; }
service Shop { rpc Get(Order) returns (Order); }
`;
const cart = (name: string, type: string) =>
  `syntax = "proto3";\npackage ${name};\nimport "shop/orders.proto";\nmessage Cart { ${type} order = 1; }\n`;
const messages = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);

describe('a package that is called otherwise', () => {
  test('is one finding, whatever its files declare and name', () => {
    const told = saidOf({ 'shop/orders.proto': orders('shop.v1') }, { 'shop/orders.proto': orders('store.v1') });
    expect(told.map(({ message }) => message)).toEqual([
      'The package of shop/orders.proto changed from `shop.v1` to `store.v1`.',
    ]);
    expect(told[0]?.change?.audience).toBe('wire');
    // Inside of the package its types are called what they were.
    expect(told[0]?.group?.members).toHaveLength(1);
  });

  test('is one finding for all its files', () => {
    const texts = (name: string) => ({ 'shop/orders.proto': orders(name), 'shop/cart.proto': cart(name, 'Order') });
    expect(messages(texts('shop.v1'), texts('store.v1'))).toEqual([
      'The package of shop/cart.proto changed from `shop.v1` to `store.v1`. The same goes for `shop/orders.proto`.',
    ]);
  });

  test('leaves what changed beside it a finding', () => {
    const after = orders('store.v1').replace('Kind kind = 2', 'string kind = 2');
    expect(messages({ 'shop/orders.proto': orders('shop.v1') }, { 'shop/orders.proto': after })).toEqual([
      expect.stringMatching(/^The package of /u),
      expect.stringMatching(/^The type of `kind` in Order changed from `shop.v1.Kind` to `string`/u),
    ]);
  });
});

describe('a file that is in another package', () => {
  const before = { 'shop/orders.proto': orders('shop.v1'), 'shop/cart.proto': cart('shop.v1', 'Order') };

  test('is one finding, with its services and with who names its types', () => {
    const told = saidOf(before, {
      'shop/orders.proto': orders('shop.v2'),
      'shop/cart.proto': cart('shop.v1', 'shop.v2.Order'),
    });
    expect(told.map(({ message }) => message)).toEqual([
      'The file shop/orders.proto is in another package now. Calls of `Shop` go to a name that is no longer served.',
    ]);
    expect(told[0]).toMatchObject({ severity: 'critical', change: { severity: 'breaking', audience: 'wire' } });
  });

  test('and moved is one finding too', () => {
    expect(messages({ 'shop/orders.proto': orders('shop.v1') }, { 'store/orders.proto': orders('store.v1') })).toEqual([
      'The file shop/orders.proto is in another package now. Calls of `Shop` go to a name that is no longer served.',
    ]);
  });

  test('leaves a field that names another type of it a finding', () => {
    const told = messages(before, {
      'shop/orders.proto': orders('shop.v2'),
      'shop/cart.proto': cart('shop.v1', 'shop.v2.Kind'),
    });
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(expect.stringContaining('from `shop.v1.Order` to `shop.v2.Kind`'));
  });

  test('leaves a service of another file that is gone a finding', () => {
    const other =
      'syntax = "proto3";\npackage shop.v1;\nmessage Ask {}\nservice Help { rpc Get(Ask) returns (Ask); }\n';
    const told = messages(
      { ...before, 'shop/help.proto': other },
      {
        'shop/orders.proto': orders('shop.v2'),
        'shop/cart.proto': cart('shop.v1', 'shop.v2.Order'),
        'shop/help.proto': other.replace(/service .*\n/, ''),
      },
    );
    expect(told).toContain('The service `Help` was removed.');
    expect(told).toHaveLength(2);
  });
});
