import { expect, test } from 'vitest';
import { effectsOf } from '../../../orders/differences.ts';

const order = (id: object, total = 'number') =>
  JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...id,
    type: 'object',
    properties: { total: { type: total } },
  });
const published = { $id: 'https://shop.example/order.schema.json' };

test.each([['src/order-v1.schema.json'], ['assets/schema/order.json']])(
  'a copy that goes takes nothing from who reads the same schema at %s',
  (place) => {
    const kept = { 'src/order-v1.schema.json': order(published) };
    const before = { ...kept, 'docs/order.schema.json': order(published) };
    expect(effectsOf(before, { [place]: order(published) })).toEqual([]);
  },
);

const [beside, named] = [{ $id: 'order.schema.json' }, { $id: 'https://shop.example/v1/order.schema.json' }];

test.each<[string, object, object, string]>([
  ['says something else', published, published, 'integer'],
  ['has a name of its own', published, named, 'number'],
  ['is named by its place alone', {}, {}, 'number'],
  ['is named within its folder', beside, beside, 'number'],
])('one that %s is gone', (_, kept, gone, total) => {
  const after = { 'v2/order.schema.json': order(kept) };
  expect(effectsOf({ ...after, 'v1/order.schema.json': order(gone, total) }, after)).not.toEqual([]);
});
