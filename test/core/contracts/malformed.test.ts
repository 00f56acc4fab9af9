import { array, assert, boolean, constantFrom, nat, option, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { readBoth } from '../../orders/differences.ts';
import { asFile, everyFeature, everyLegacyFeature } from '../../orders/every-feature.ts';

/** What stands where something else was expected. */
const surprises: readonly unknown[] = [
  null,
  true,
  0,
  -7,
  '',
  'Order',
  [],
  {},
  [null],
  [[1]],
  ['string', null, 3],
  { type: [] },
  { type: { type: 'string' } },
  { allOf: null },
  { oneOf: {} },
  { anyOf: [null, 4] },
  { properties: [] },
  { required: 'id' },
  { enum: 'open' },
  { $ref: 5 },
  { $ref: '#' },
  { $ref: '#/components' },
  { $ref: '#/components/schemas/Order' },
  { $ref: '#/definitions/Order' },
  { $ref: 'nowhere.yaml' },
  { constructor: 1, toString: null },
];

/** A contract with some of its nodes replaced or taken away. */
const damaged = tuple(
  constantFrom(everyFeature, everyLegacyFeature),
  array(tuple(nat(), option(constantFrom(...surprises), { nil: undefined })), {
    minLength: 1,
    maxLength: 4,
  }),
).map(([make, edits]) => {
  const contract = make();
  for (const [at, surprise] of edits) {
    const places = placesIn(contract);
    const place = places[at % places.length];
    if (place === undefined) continue;
    if (surprise === undefined) Reflect.deleteProperty(place.holder, place.key);
    else Reflect.set(place.holder, place.key, structuredClone(surprise));
  }
  return { whole: make(), contract };
});

interface PlaceInContract {
  readonly holder: object;
  readonly key: string;
}

function placesIn(value: unknown): PlaceInContract[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [{ holder: value, key }, ...placesIn(child)]);
}

test('a contract with nodes of the wrong kind is always answered, with lines that exist', () => {
  assert(
    property(damaged, boolean(), ({ whole, contract }, repaired) => {
      const [before, after] = repaired ? [asFile(contract), asFile(whole)] : [asFile(whole), asFile(contract)];
      const { contracts, unread } = readBoth(before, after);
      expect(contracts.length + unread.length).toBeGreaterThan(0);
      for (const difference of contracts.flatMap(({ differences }) => differences)) {
        for (const [place, files] of [[difference.before, before] as const, [difference.after, after] as const]) {
          const lines = place === null ? [] : (files[place.file]?.split('\n') ?? []);
          expect(lines[(place?.line ?? 0) - 1]).toBeTypeOf('string');
        }
      }
    }),
    { seed: 20_261_122, numRuns: 600 },
  );
});

test('a damaged contract does not differ from itself', () => {
  assert(
    property(damaged, ({ contract }) => {
      const { contracts } = readBoth(asFile(contract), asFile(structuredClone(contract)));
      expect(contracts.flatMap(({ differences }) => differences)).toEqual([]);
    }),
    { seed: 20_261_122, numRuns: 200 },
  );
});
