import { expect, it } from 'vitest';
import { plainNotation } from '../../../src/core/texts/parsed.ts';
import { below, documentOf, isDocument, linesOf, rootOf } from '../../../src/core/texts/document.ts';
import { LineTable } from '../../../src/core/texts/line-table.ts';
import { SyntaxProblem } from '../../../src/core/texts/syntax.ts';

/** A text of `name: value` lines, read by a parser of nine lines. */
function listed(text: string) {
  return documentOf('prices.txt', text, plainNotation, (body) => {
    const lines = new LineTable();
    const value: Record<string, string> = {};
    for (const [index, line] of body.split('\n').entries()) {
      const [name = '', price] = line.split(': ');
      if (price === undefined) throw new SyntaxProblem('it has no price', 'give it one', index + 1);
      value[name] = price;
      lines.note(value, name, index + 1);
    }
    return { value, locate: (wanted) => lines.locate(value, wanted) };
  });
}

it('finds the lines a parser noted, and those of what is around what it did not', () => {
  const document = listed('\ufefftea: 3\ncoffee: 4');
  if (!isDocument(document)) throw new Error('it is a document');
  const spots = [
    below(rootOf(document), 'coffee'),
    below(rootOf(document), 'coffee', 'size'),
    below(rootOf(document), 'milk'),
  ];
  expect(spots.map((spot) => linesOf(document, spots).get(spot))).toEqual([2, 2, 1]);
});

it('says what cannot be read, on its line', () => {
  expect(listed('tea: 3\ncoffee')).toEqual({
    file: 'prices.txt',
    line: 2,
    because: 'it has no price',
    fix: 'give it one',
  });
  expect(listed('')).toMatchObject({ because: 'it is empty' });
});
