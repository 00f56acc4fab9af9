import { describe, expect, test } from 'vitest';
import { below, isDocument, linesOf, parseDocument, rootOf } from '../../../src/core/texts/document.ts';

/** The value of a text, and the line of each path that is asked for. */
function read(text: string, ...paths: readonly (readonly (string | number)[])[]) {
  const document = parseDocument('orders.yaml', text);
  if (!isDocument(document)) return document;
  const spots = paths.map((path) => below(rootOf(document), ...path));
  const lines = linesOf(document, spots);
  return { value: document.value, lines: spots.map((spot) => lines.get(spot)) };
}

describe('a flow collection that is closed where its key stands', () => {
  test('is read, and everything keeps its line', () => {
    const text =
      'order:\n  example: {\n    "id": 1,\n    "lines": [\n      2\n    ]\n  }\n  note: late\nnext: [\n  a\n]\n';
    expect(read(text, ['order', 'example', 'lines', 0], ['order', 'note'], ['next', 0])).toEqual({
      value: { order: { example: { id: 1, lines: [2] }, note: 'late' }, next: ['a'] },
      lines: [5, 8, 10],
    });
  });

  test('may have lines that are not indented at all', () => {
    const text = 'order:\n  example: {\n"id": 1,\n"total": {\n"euros": 2 }\n}\n  note: late\n';
    expect(read(text, ['order', 'example', 'total', 'euros'], ['order', 'note'])).toEqual({
      value: { order: { example: { id: 1, total: { euros: 2 } }, note: 'late' } },
      lines: [5, 7],
    });
  });

  test('is read beside a text that has such a line, too', () => {
    const text = 'note: |\n  first\n  }\n  last\nexample: {\n  "id": 1\n}\n';
    expect(read(text)).toMatchObject({ value: { example: { id: 1 } } });
  });

  test('that is never closed is said where the text as written goes wrong', () => {
    expect(read('a: {\n  "id": 1,\nb: 2\n')).toMatchObject({ line: 3, because: expect.stringMatching(/indentation/) });
  });

  test('costs no more than so many attempts', () => {
    const open = Array.from({ length: 5_000 }, () => '"id": [').join('\n');
    expect(read(`a: {\n${open}\n`)).toMatchObject({ because: expect.stringMatching(/not valid YAML|nested deeper/) });
  });
});

test('a line in a text that is valid is not touched', () => {
  expect(read('a:\n  - { b: 1 }\n  - [\n      2\n    ]\n', ['a', 1, 0])).toEqual({
    value: { a: [{ b: 1 }, [2]] },
    lines: [4],
  });
});
