import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

type Texts = Readonly<Record<string, string>>;

/** What is not safe, with the lines: `breaking written-value-not-read 1:3`. */
function said(before: Texts, after: Texts, mode: string | null = null): readonly string[] {
  const side = (texts: Texts) => ({ paths: Object.keys(texts), texts, refused: {} });
  const sides = { before: side(before), after: side(after) };
  const { result } = compareContracts({ ...sides, pairs: [], format: null, mode, asOf: '2026-06-01' });
  expect(result.unread).toEqual([]);
  return result.changes.flatMap(({ severity, rule, before: was, after: now }) =>
    severity === 'safe' ? [] : [`${severity} ${rule.replace('contract/', '')} ${was?.line}:${now?.line}`],
  );
}

const record = (name: string, ...fields: readonly string[]) =>
  `{"type": "record", "name": "${name}", "namespace": "shop", "fields": [\n${fields.join(',\n')}\n]}\n`;
const id = '{"name": "id", "type": "string"}';
const total = '{"name": "total", "type": "int"}';
const line = '{"name": "line", "type": "shop.Line"}';

test.each(['BACKWARD', 'FORWARD', 'FULL'])('a schema whose file is gone is gone, in %s', (mode) => {
  const both = { 'order.avsc': record('Order', id), 'refund.avsc': record('Refund', id) };
  expect(said(both, { 'order.avsc': record('Order', id) }, mode)).toEqual([
    expect.stringMatching(/^breaking \S+ 1:undefined$/),
  ]);
  expect(said({ 'order.avsc': record('Order', id) }, both, mode)).toEqual([]);
  const list = { ...both, 'all.avsc': '{"type": "array", "items": "shop.Order"}' };
  expect(said(list, both, mode)).toHaveLength(1);
});

test('a type that is written inside of another file now is compared with what it is there', () => {
  const apart = { 'order.avsc': record('Order', line), 'line.avsc': record('Line', total) };
  const inside = (field: string) => ({
    'order.avsc': record('Order', line.replace('"shop.Line"', record('Line', field))),
  });
  expect(said(apart, inside(total))).toEqual([]);
  const text = total.replace('int', 'string');
  expect(new Set(said(apart, inside(text)))).toEqual(new Set(['breaking written-value-not-read 2:3']));
});

test('types that are one protocol now are compared one by one', () => {
  const apart = {
    'order.avsc': record('Order', id, line),
    'line.avsc': record('Line', total),
    'note.avsc': record('Note', id),
  };
  const protocol = (more: string) => ({
    'all.avdl': `@namespace("shop")\nprotocol All {\n  record Line { int total; }\n  record Order { string id; Line line; }\n  record Note { string id;${more} }\n}\n`,
  });
  expect(said(apart, protocol(''))).toEqual([]);
  expect(said(apart, protocol('\n    int count;'))).toEqual(['breaking reader-field-without-default 1:6']);
});

test('a protocol of which one type is left lost the others', () => {
  const protocol = {
    'all.avdl': '@namespace("shop")\nprotocol All {\n  record Order { string id; }\n  record Note { string id; }\n}\n',
  };
  expect(said(protocol, { 'order.avsc': record('Order', id) })).toEqual(['breaking written-type-removed 4:1']);
});

test('a name means the type of its own folder, where several folders define it', () => {
  const version = (folder: string, field: string) => ({
    [`${folder}/line.avsc`]: record('Line', field),
    [`${folder}/order.avsc`]: record('Order', line),
  });
  const text = total.replace('int', 'string');
  const both = { ...version('v1', text), ...version('v2', total) };
  const gone = said(both, version('v2', total));
  expect(gone.filter((one) => one.includes('written-value'))).toEqual([]);
  expect(gone).not.toEqual([]);
  expect(said(both, { ...version('v1', text), ...version('v2', text) })).toContain(
    'breaking written-value-not-read 2:2',
  );
});
