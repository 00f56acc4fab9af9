import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  infiniteStream,
  integer,
  letrec,
  oneof,
  property,
  tuple,
  uniqueArray,
} from 'fast-check';
import { expect, test } from 'vitest';
import {
  below,
  type Document,
  isDocument,
  linesOf,
  parseDocument,
  rootOf,
  type Spot,
} from '../../../src/core/texts/document.ts';

/** A JSON value whose entries keep the order they are written in, which an object does not. */
type Written = string | number | null | { readonly items: readonly Written[] } | { readonly entries: readonly Entry[] };
type Entry = readonly [key: string, value: Written];

// No key of one character is escaped: V8 13.6 may take such a one for a lone backslash.
const strings = constantFrom(
  'total',
  '200',
  '1',
  'default',
  '__proto__',
  '',
  ': x',
  'a": {',
  '[,',
  'x[',
  '\\"',
  'ü',
  '\n\t',
);

const { written } = letrec<{ written: Written }>((tie) => ({
  written: oneof(
    { maxDepth: 4 },
    oneof(strings, integer(), constantFrom(null)),
    array(tie('written'), { maxLength: 4 }).map((items) => ({ items })),
    uniqueArray(tuple(strings, tie('written')) as Arbitrary<Entry>, { maxLength: 5, selector: ([key]) => key }).map(
      (entries) => ({ entries }),
    ),
  ),
}));

const spaces = oneof(infiniteStream(constantFrom('', ' ', '\n', '\r\n\t', '\n\n  ')), infiniteStream(constantFrom('')));

/** Writes a value with such space around its parts, and notes on which line each key and item starts. */
function write(value: Written, space: Iterator<string>) {
  let text = '';
  const lines = new Map<readonly (string | number)[], number>();
  const add = (part: string): void => {
    text += `${space.next().value}${part}`;
  };
  const start = (path: readonly (string | number)[]): void => {
    add('');
    lines.set(path, text.split('\n').length);
  };
  const put = (part: Written, path: readonly (string | number)[]): void => {
    if (typeof part !== 'object' || part === null) {
      text += JSON.stringify(part);
    } else if ('items' in part) {
      text += '[';
      for (const [index, item] of part.items.entries()) {
        if (index > 0) add(',');
        start([...path, index]);
        put(item, [...path, index]);
      }
      add(']');
    } else {
      text += '{';
      for (const [index, [key, inside]] of part.entries.entries()) {
        if (index > 0) add(',');
        start([...path, key]);
        text += spelled(key, space.next().value);
        add(':');
        add('');
        put(inside, [...path, key]);
      }
      add('}');
    }
  };
  add('');
  put(value, []);
  add('');
  return { text, lines };
}

/** A key as it is, or with its first character escaped. */
function spelled(key: string, choice: string): string {
  if (choice !== '' || key.length < 2) return JSON.stringify(key);
  return `"\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${JSON.stringify(key.slice(1)).slice(1)}`;
}

function parse(text: string): Document {
  const parsed = parseDocument('orders.json', text);
  if (!isDocument(parsed)) throw new Error(`${parsed.because}:\n${text}`);
  return parsed;
}

function spotsOf(document: Document, paths: Iterable<readonly (string | number)[]>): Spot[] {
  return [...paths].map((path) => below(rootOf(document), ...path));
}

test('every key and item of a JSON text has the line it starts on, asked for alone or with others', () => {
  assert(
    property(written, spaces, integer({ min: 1, max: 4 }), (value, space, step) => {
      const { text, lines } = write(value, space[Symbol.iterator]());
      const document = parse(text);
      const wanted = [...lines].filter((_, index) => index % step === 0);
      const spots = spotsOf(
        document,
        wanted.map(([path]) => path),
      );
      const found = linesOf(document, spots);
      expect(spots.map((spot) => found.get(spot))).toEqual(wanted.map(([, line]) => line));
    }),
    { numRuns: 500 },
  );
});

test('a key that stands twice is refused at its second place, however it is written', () => {
  const refused = (text: string) => parseDocument('orders.json', text);
  const twice = { because: expect.stringContaining('stands twice') as unknown };
  expect(refused('{\n"total": 1,\n"total": 2}')).toMatchObject({ ...twice, line: 3 });
  expect(refused('{\n"total": 1,\n"tot\\u0061l"\n: 2}')).toMatchObject({ ...twice, line: 3 });
  expect(refused('[": x", {"a": {"total": 1}, "b": [1,\n{"id": "\\":", "id": 1}]}]')).toMatchObject({
    ...twice,
    line: 2,
  });
  expect(refused('{"__proto__": 1,\n"__proto__": 2}')).toMatchObject({ ...twice, line: 2 });
  expect(refused('{"total" : 1, "is": ":",\n"total": 2}')).toMatchObject({ ...twice, line: 2 });
  expect(refused('{"total": 1, "is": ":",\n"total": 2}')).toMatchObject({ ...twice, line: 2 });
  expect(isDocument(refused('[{"total": ": total"}, {"total": "\\": total"}]'))).toBe(true);
});

test('nesting is followed to 500 levels, and refused on the line that goes deeper', () => {
  const nested = (depth: number) => `${'[\n'.repeat(depth)}${']'.repeat(depth)}`;
  expect(isDocument(parse(nested(500)))).toBe(true);
  expect(parseDocument('orders.json', nested(501))).toMatchObject({
    because: 'it is nested deeper than 500 levels',
    line: 501,
  });
  expect(parseDocument('orders.json', `{"a": ${nested(500)}}`)).toMatchObject({ line: 500 });
});

const listOf = (count: number) => `[[${'1,'.repeat(count - 1)}1]]`;
const mapOf = (count: number) => `{${Array.from({ length: count }, (_, key) => `"a${key}": 1`).join(',')}}`;

test.each([
  ['orders.json', listOf],
  ['orders.json', mapOf],
  ['orders.yaml', listOf],
  ['orders.yaml', mapOf],
])('a list or a map in %s of more than 250,000 items is refused', (file, text) => {
  expect(parseDocument(file, text(250_001))).toMatchObject({
    because: 'it has a list or a map of more than 250,000 items',
  });
});

test.each([
  ['orders.json', listOf],
  ['orders.json', mapOf],
  ['orders.yaml', listOf],
])('a list or a map in %s of 250,000 items is read', (file, text) => {
  expect(isDocument(parseDocument(file, text(250_000)))).toBe(true);
});
