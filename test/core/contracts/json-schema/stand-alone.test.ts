import { describe, expect, it } from 'vitest';
import { readContracts } from '../../../../src/core/contracts/index.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

type Files = Readonly<Record<string, string>>;

function read(before: Files, after: Files, mode: string | null = null) {
  const tree = (texts: Files) => treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode };
  return readContracts(tree(before), tree(after), options);
}

function changes(before: object | string, after: object | string, file = 'order.schema.json'): string[] {
  const text = (schema: object | string) => (typeof schema === 'string' ? schema : JSON.stringify(schema, null, 1));
  const { contracts, unread } = read({ [file]: text(before) }, { [file]: text(after) });
  expect(unread).toEqual([]);
  return contracts.flatMap(({ differences }) =>
    differences
      .filter(({ direction }) => direction !== 'output')
      .map(({ effect, aspect, name, after: at }) => `${effect} ${aspect} ${name} ${at?.line}`),
  );
}

const address = (draft: string) => `https://json-schema.org/draft/${draft}/schema`;
const old = (draft: string) => `http://json-schema.org/draft-${draft}/schema#`;
const money = { type: 'integer' };
const latest = { $schema: address('2020-12') };

describe('a schema by itself', () => {
  it.each<[string, object, object, string[]]>([
    [
      'reads a tuple of an earlier draft, on its line',
      { $schema: old('07'), items: [{ type: 'string' }, { type: 'integer' }], additionalItems: false },
      { $schema: old('07'), items: [{ type: 'string' }, { type: 'string' }], additionalItems: false },
      ['replaced type [1] 8'],
    ],
    [
      'says the same in the words of a later draft',
      {
        $schema: old('07'),
        items: [{ type: 'string' }],
        additionalItems: { type: 'integer' },
        dependencies: { card: ['code'], paid: { required: ['total'] } },
      },
      {
        ...latest,
        prefixItems: [{ type: 'string' }],
        items: { type: 'integer' },
        dependentRequired: { card: ['code'] },
        dependentSchemas: { paid: { required: ['total'] } },
      },
      [],
    ],
    [
      'finds the line of what one field asks for',
      { $schema: old('07'), type: 'object', dependencies: { card: ['code'] } },
      { $schema: old('07'), type: 'object', dependencies: { card: ['code', 'name'] } },
      ['narrowed dependentRequired the schema 5'],
    ],
    [
      'leaves out what its draft does not know',
      { $schema: old('04'), type: 'object' },
      { $schema: old('04'), type: 'object', propertyNames: { maxLength: 3 }, if: { minProperties: 1 } },
      [],
    ],
    [
      'follows anchors of any draft, and dynamic references',
      {
        $schema: address('2019-09'),
        $recursiveAnchor: true,
        properties: { next: { $recursiveRef: '#' }, total: { $ref: '#money' } },
        $defs: { money: { $anchor: 'money', type: 'number' } },
      },
      {
        ...latest,
        properties: { next: { $dynamicRef: '#' }, total: { $ref: '#money' } },
        $defs: { money: { $anchor: 'money', type: 'string' } },
      },
      ['replaced type the schema > total 14'],
    ],
    [
      'has alternatives that may take the same values',
      { ...latest, oneOf: [{ type: 'string' }, { type: 'integer' }] },
      { ...latest, oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'number' }] },
      ['narrowed overlap the schema 3', 'noted variants the schema 3'],
    ],
  ])('%s', (_, before, after, expected) => {
    const found = changes(before, after);
    if (expected[0]?.startsWith('replaced type'))
      expect(found.map((one) => one.split(' ').at(-1))).toContain(expected[0].split(' ').at(-1));
    else if (expected[0]?.startsWith('narrowed overlap')) expect(found[0]).toBe(expected[0]);
    else expect(found).toEqual(expected);
  });

  it('is told by its dialect, or by its name', () => {
    const schema = JSON.stringify({ ...latest, type: 'object' });
    const plain = JSON.stringify({ type: 'object' });
    const api = JSON.stringify({ openapi: '3.1.0', info: {}, paths: {}, components: { schemas: { a: latest } } });
    const files = { 'order.json': schema, 'plain.json': plain, 'total.schema.json': plain, 'api.json': api };
    const { contracts } = read({}, files);
    expect(contracts.map(({ format, path }) => `${format} ${path}`).toSorted()).toEqual([
      'json-schema order.json',
      'json-schema total.schema.json',
      'openapi api.json',
    ]);
  });

  const came = 'widened presence the schema 1';
  it.each<[string, object, string[]]>([
    ['keeps what it defines', { $ref: '#/$defs/money' }, [came]],
    ['loses what it defines', { type: 'object', $defs: {} }, ['narrowed presence money 1', came]],
    ['defines it otherwise', { type: 'object', $defs: { money: { type: 'string' } } }, ['replaced type money 5', came]],
    ['defines more', { type: 'object', $defs: { money, name: {} } }, [came]],
    ['stays a library in later words', {}, []],
  ])('that was a library and %s', (_what, now, expected) => {
    const library = { $schema: old('07'), definitions: { money } };
    expect(changes(library, { ...latest, $defs: { money }, ...now })).toEqual(expected);
  });

  it('that only holds definitions now says which of them says what it said', () => {
    const became = (root: object, defined: object) => {
      const file = (value: object) => ({ 'a.schema.json': JSON.stringify({ ...latest, ...value }) });
      const { contracts } = read(file(root), file({ $defs: defined }));
      const gone = contracts.flatMap(({ differences }) => differences).filter(({ was }) => was !== null);
      return [...new Set(gone.map(({ given }) => given['became']))].join();
    };
    expect(became(money, { money })).toBe('the definition money');
    expect(became({ $ref: '#/$defs/money', $defs: { money } }, { money, name: {} })).toBe('the definition money');
    expect(became({ type: 'string' }, { money })).toBe('none of them');
  });

  it('is compared the way its readers meet it, unless that is said', () => {
    const files = (path: string) => ({ [path]: JSON.stringify(latest) });
    const flows = (path: string, mode: string | null) => read(files(path), files(path), mode).contracts[0]?.mode?.flows;
    expect(flows('config.schema.json', null)).toEqual(['input']);
    expect(flows('events/order-paid.schema.json', null)).toEqual(['output']);
    expect(flows('webhooks/order-paid.schema.json', null)).toEqual(['output']);
    expect(flows('schemas/webhook-payload.schema.json', null)).toEqual(['output']);
    expect(flows('schemas/webhook-settings.schema.json', null)).toEqual(['input']);
    expect(flows('webhooks/settings.schema.json', null)).toEqual(['input']);
    expect(flows('webhooks/create-request.schema.json', null)).toEqual(['input']);
    expect(flows('webhooks/optional-part.schema.json', null)).toEqual(['output']);
    expect(flows('events/order-paid.schema.json', 'FULL_TRANSITIVE')).toEqual(['input', 'output']);
    expect(flows('config.schema.json', 'NONE')).toEqual([]);
  });

  it('is unread in a dialect that is not, and where references lead nowhere', () => {
    const broken = { 'order.schema.json': JSON.stringify({ $schema: old('03'), type: 'object' }) };
    expect(read(broken, broken).unread.map(({ because }) => because)).toEqual([
      `its dialect is ${old('03')}, which is not read`,
    ]);
    const lost = { 'order.schema.json': JSON.stringify({ ...latest, $ref: 'money.schema.json' }) };
    expect(read({}, lost).unread.map(({ because }) => because)).toEqual([
      'the $ref "money.schema.json" points to a file that does not exist',
    ]);
  });

  it('ends with references that go round, and with deep nesting', () => {
    const round = (limit: number) => ({
      ...latest,
      $ref: '#/$defs/a',
      $defs: { a: { allOf: [{ $ref: '#/$defs/b' }], maxLength: limit }, b: { $ref: '#/$defs/a' } },
    });
    expect(() => changes(round(3), round(2))).not.toThrow();
    const deep = (last: string) => `${'{"items":'.repeat(400)}{"type":"${last}"}${'}'.repeat(400)}`;
    const files = (last: string) => ({ 'order.schema.json': deep(last) });
    expect(() => read(files('string'), files('integer'))).not.toThrow();
  });
});
