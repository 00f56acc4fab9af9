import { describe, expect, test } from 'vitest';
import { contract } from './paths.ts';
import { saidOf, type Texts } from './told.ts';

const messages = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);

describe('copies of one contract', () => {
  const shop = ['/orders', '/orders/open', '/parcels', '/carts'];

  test('say once what is done to all of them', () => {
    const texts = (paths: readonly string[]) => ({
      'json/shop.yaml': contract(paths).replace('paths:', 'servers: [{url: /v1/}]\npaths:'),
      'bundled.yaml': contract(paths.map((path) => `/v1${path}`)),
      'yaml/shop.yaml': contract(paths).replace('paths:', 'servers: [{url: /v1}]\npaths:'),
    });
    const [one, ...others] = saidOf(texts(shop), texts(shop.slice(1)));
    expect(others.map(({ path, message }) => `${path} ${message}`)).toEqual([]);
    expect(one?.group?.also.map(({ file }) => file)).toEqual(['bundled.yaml', 'yaml/shop.yaml']);
  });

  test.each(['docs/shop.yaml', 'api/gen/shop.yaml', 'dist/shop.yaml', 'api/shop.gen.yaml', 'api/shop-bundled.yaml'])(
    'are named after what they are made from: %s',
    (copy) => {
      const field = (type: string) =>
        contract(shop).replace(
          '{description: ok}',
          `{description: ok, content: {application/json: {schema: {type: object, required: [total], properties: {total: {type: ${type}}}}}}}`,
        );
      const placesOf = (was: string, now: string) =>
        saidOf({ [copy]: was, 'src/shop.yaml': was }, { [copy]: now, 'src/shop.yaml': now }).map(({ path, group }) => [
          path,
          ...new Set(group?.also.map(({ file }) => file)),
        ]);
      const once = [['src/shop.yaml', copy]];
      expect(placesOf(field('integer'), field('string'))).toEqual(once);
      expect(placesOf(contract(shop), contract(shop.slice(1)))).toEqual(once);
      const moved = (version: string) => contract(shop.map((path) => `/${version}${path}`));
      expect(placesOf(moved('v1'), moved('v2'))).toEqual([['src/shop.yaml']]);
    },
  );

  test('that only lose what has one cause in another copy do not say it again', () => {
    const paths = ['/receivers', '/silences', '/silences/{id}', '/status'];
    const old = contract(paths.map((path) => `/api/v1${path}`));
    const [one, ...others] = saidOf(
      { 'a.yaml': old, 'b.yaml': old },
      { 'a.yaml': contract(paths.map((path) => `/api/v2${path}`)), 'b.yaml': contract(['/pings']) },
    );
    expect(others).toEqual([]);
    expect(one?.message).toMatch(/^4 operations moved/u);
    // With that all of them are gone from the other.
    expect(one?.group?.members).toHaveLength(9);
  });

  test('are also the parts that a schema is put together of', () => {
    const user = 'type Query { user: User }\ntype User { role: Role }\ntype Role { label: String }\n';
    const whole = user.replace('}', 'orders: [Order!], labels: ID }').concat('type Order { id: ID! }\n');
    const both = { 'schema.graphql': whole, 'features/user/schema.graphql': user };
    const said = (after: Texts) => saidOf(both, after).map(({ rule, path }) => `${rule} ${path}`);
    expect(said({})).toEqual(['contract/contract-removed schema.graphql']);
    const apart = { ...both, 'features/user/schema.graphql': user.replaceAll('Role', 'Rank') };
    expect(saidOf(apart, { 'schema.graphql': whole }).map(({ path }) => path)).toEqual([
      'features/user/schema.graphql',
    ]);
  });

  test('and a part that no longer starts operations is not said to be removed', () => {
    const user = 'type Query { user: User }\ntype User { place: Place }\n';
    const place = 'type Place { id: ID! }\n';
    const before = { 'user/schema.graphql': user, 'place/schema.graphql': `${place}type Query { isLeaf: Boolean }\n` };
    const said = saidOf(before, { ...before, 'place/schema.graphql': place });
    expect(said.filter(({ rule }) => rule === 'contract/contract-removed')).toEqual([]);
  });

  test('lose no type with an operation that another copy has still', () => {
    const schema = (more: string, types: string) => `type Query { user: ID, place: ID, note: ID, ${more} }\n${types}`;
    const types = 'type Order { id: ID! }\ninput Sought { id: ID! }\ntype Own { id: ID! }\n';
    const whole = schema('order(by: Sought!): Order, own: Own', types);
    const copy = schema('order(by: Sought!): Order', types.replace(/type Own.*\n/, ''));
    const before = { 'app/schema.graphql': whole, 'schema/schema.graphql': copy };
    const said = (app: string) => messages(before, { ...before, 'app/schema.graphql': app });
    expect(said(schema('own: Own', 'type Own { id: ID! }\n'))).toEqual([]);
    expect(said(schema('id: ID', ''))).toEqual(['The field `Query.own` was removed.']);
  });

  test('lose one list of values where one of them loses more', () => {
    const schema = (...kinds: string[]) =>
      `type Query { a(of: Kind): Kind, b: Kind, c: Kind }\nenum Kind { ORDER ${kinds.join(' ')} }\n`;
    const before = { 'a/schema.graphql': schema('A', 'B'), 'b/schema.graphql': schema('A', 'B', 'C') };
    const [one, ...others] = saidOf(before, { 'a/schema.graphql': schema('B'), 'b/schema.graphql': schema() });
    expect(others).toEqual([]);
    expect(one?.message).toMatch(/^3 values .*: `A`, `B` and `C`\.$/);
    expect(one?.group?.also).toHaveLength(1);
  });

  test('that are not: two services that lose an operation of one name are two findings', () => {
    const texts = (paths: readonly string[]) => ({
      'orders.yaml': contract(['/orders', ...paths], 'Orders'),
      'parcels.yaml': contract(['/parcels', ...paths], 'Parcels'),
    });
    expect(messages(texts(['/health']), texts([]))).toHaveLength(2);
  });
});
