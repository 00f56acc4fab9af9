import { dump } from 'js-yaml';
import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, readBoth } from '../../orders/differences.ts';
import { asFile, everyFeature, everyLegacyFeature } from '../../orders/every-feature.ts';

type Json = Record<string, unknown>;

/** Both ways, because what takes a contract apart must not be a change any more than what puts it together. */
function changes(before: Files, after: Files): unknown[] {
  return [readBoth(before, after), readBoth(after, before)].flatMap(({ contracts, unread }) => [
    ...unread,
    ...contracts.filter(({ status }) => status !== 'changed'),
    ...contracts.flatMap(({ differences }) => differences),
  ]);
}

/** The contract with each of its nodes passed through `edit`, children first. */
function rewritten(value: unknown, edit: (node: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, edit));
  if (typeof value !== 'object' || value === null) return value;
  return edit(Object.fromEntries(Object.entries(value).map(([key, child]) => [key, rewritten(child, edit)])));
}

function at(contract: unknown, ...keys: readonly string[]): Json {
  return keys.reduce((node, key) => (node as Record<string, Json>)[key] ?? {}, contract as Json);
}

const schemaNames = ['Order', 'Line', 'Payment', 'Card', 'Cash'];

describe('it is no change', () => {
  for (const make of [everyFeature, everyLegacyFeature]) {
    const name = make === everyFeature ? 'OpenAPI 3.1' : 'OpenAPI 2.0';

    it(`to write ${name} as YAML, on one line, or under another path`, () => {
      const contract = make();
      expect(changes(asFile(contract), { 'orders.yaml': dump(contract) })).toEqual([]);
      expect(changes(asFile(contract), { 'orders.json': JSON.stringify(contract) })).toEqual([]);
      expect(
        changes(asFile(contract), {
          'orders.json': `\ufeff${JSON.stringify(contract, null, 4)}`.replaceAll('\n', '\r\n'),
        }),
      ).toEqual([]);
      expect(changes(asFile(contract), { 'docs/api/contract.json': JSON.stringify(contract) })).toEqual([]);
    });

    it(`to reorder the keys and lists of ${name}`, () => {
      assert(
        property(infiniteStream(nat()), (numbers) => {
          const shuffled = <T>(list: readonly T[]): T[] =>
            list
              .map((item) => [numbers.next().value as number, item] as const)
              .toSorted(([a], [b]) => a - b)
              .map(([, item]) => item);
          const reordered = (value: unknown, key = ''): unknown => {
            if (typeof value !== 'object' || value === null) return value;
            if (!Array.isArray(value)) {
              return Object.fromEntries(
                shuffled(Object.entries(value)).map(([name, child]) => [name, reordered(child, name)]),
              );
            }
            return (key === 'prefixItems' ? value : shuffled(value)).map((item) => reordered(item));
          };
          expect(changes(asFile(make()), asFile(reordered(make())))).toEqual([]);
        }),
        { seed: 20_261_122, numRuns: 25 },
      );
    });
  }

  it.each(schemaNames)('to inline the component %s, or to extract it', (name) => {
    const contract = everyFeature();
    const schema = at(contract, 'components', 'schemas', name);
    const inlined = rewritten(contract, (node) =>
      node['$ref'] === `#/components/schemas/${name}` ? structuredClone(schema) : node,
    );
    expect(changes(asFile(contract), asFile(inlined))).toEqual([]);
  });

  it('to inline shared parameters and responses', () => {
    const contract = everyFeature();
    const inlined = rewritten(contract, (node) => {
      const [, section = '', name = ''] =
        /^#\/components\/(parameters|responses)\/(\w+)$/.exec(String(node['$ref'])) ?? [];
      return section === '' ? node : at(everyFeature(), 'components', section, name);
    });
    expect(changes(asFile(contract), asFile(inlined))).toEqual([]);
  });

  it('to split the schemas over files', () => {
    const pointing = (prefix: string, value: unknown) =>
      JSON.parse(JSON.stringify(value).replaceAll(/#\/components\/schemas\/(\w+)/g, `${prefix}$1.yaml`)) as Json;
    const schemas = at(everyFeature(), 'components', 'schemas');
    const root = pointing('./schemas/', everyFeature());
    delete at(root, 'components')['schemas'];
    const files = Object.entries(schemas).map(([name, schema]) => [
      `schemas/${name}.yaml`,
      dump(pointing('./', schema)),
    ]);
    expect(changes(asFile(everyFeature()), { ...asFile(root), ...Object.fromEntries(files) })).toEqual([]);
  });

  it('to rename a component, a path parameter or a security scheme', () => {
    const text = JSON.stringify(everyFeature(), null, 2);
    expect(
      changes(asFile(everyFeature()), {
        'orders.json': text.replaceAll(/"Order"|schemas\/Order"/g, (name) => name.replace('Order', 'Purchase')),
      }),
    ).toEqual([]);
    expect(
      changes(asFile(everyFeature()), {
        'orders.json': text.replace('/{id}"', '/{orderId}"').replace('"name": "id"', '"name": "orderId"'),
      }),
    ).toEqual([]);
    expect(changes(asFile(everyFeature()), { 'orders.json': text.replaceAll('"key"', '"apiKeyInHeader"') })).toEqual(
      [],
    );
  });

  it('to move what all operations share into the operations', () => {
    const contract = everyFeature();
    const item = at(contract, 'paths', '/orders/{id}');
    const shared = item['parameters'] as unknown[];
    for (const method of ['get', 'put']) {
      const operation = at(item, method);
      operation['parameters'] = [...shared, ...((operation['parameters'] ?? []) as unknown[])];
      operation['security'] ??= contract['security'];
    }
    delete item['parameters'];
    delete contract['security'];
    expect(changes(asFile(everyFeature()), asFile(contract))).toEqual([]);
  });

  it('to move fields into a schema that allOf adds', () => {
    const contract = everyFeature();
    const schemas = at(contract, 'components', 'schemas');
    const { id, ...others } = at(schemas, 'Order', 'properties');
    Object.assign(schemas, { Identified: { type: 'object', required: ['id'], properties: { id } } });
    Object.assign(at(schemas, 'Order'), {
      required: ['total'],
      properties: others,
      allOf: [{ $ref: '#/components/schemas/Identified' }],
    });
    expect(changes(asFile(everyFeature()), asFile(contract))).toEqual([]);
  });
});

describe('back again', () => {
  it('a change has the same places the other way round, whichever node goes', () => {
    const whole = everyFeature();
    for (const keys of pathsIn(whole)) {
      const contract = without(everyFeature(), keys);
      const [there, back] = [readBoth(asFile(whole), asFile(contract)), readBoth(asFile(contract), asFile(whole))];
      const places = (from: typeof there, swapped: boolean) =>
        from.contracts
          .flatMap(({ differences }) => differences)
          .filter(({ kind }) => kind !== 'security')
          .map(({ kind, aspect, direction, before, after }) => {
            const [was, now] = swapped ? [after, before] : [before, after];
            return `${kind} ${aspect} ${direction}: ${was?.line} -> ${now?.line}`;
          })
          .toSorted();
      expect(places(back, true), keys.join('/')).toEqual(places(there, false));
    }
  });
});

function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [[key], ...pathsIn(child).map((path) => [key, ...path])]);
}

function without(contract: Json, keys: readonly string[]): Json {
  const holder = at(contract, ...keys.slice(0, -1));
  const key = keys.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
  return contract;
}
