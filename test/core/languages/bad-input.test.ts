import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/core/languages/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { axios, calls, read } from './reading.ts';

describe('bad input', () => {
  test('a syntax error costs the facts around it only', () => {
    const source = `${axios}function broken() {\n  axios.get(url;\n}\nfunction whole() {\n  return axios.post(url);\n}`;
    expect(calls(source)).toEqual(['3 axios.get unknown', '6 axios.post none']);
  });

  test.each([
    ['objects that never end', '{a:'.repeat(50_000), 'its brackets nest more than 1000 deep'],
    ['brackets', `f${'('.repeat(20_000)}${')'.repeat(20_000)}`, 'its brackets nest more than 1000 deep'],
    ['2 MB of orders', 'load(order);\n'.repeat(160_000), 'it is larger than 1 MB'],
  ])('%s are unread, with the reason', (_name, text, because) => {
    const { source, unread } = read({ 'src/orders.ts': `fetch(url);\n${text}` });
    expect(source).toBeUndefined();
    expect(unread).toMatchObject([{ file: 'src/orders.ts', because }]);
  });

  test.each([
    ['negations', '!'.repeat(100_000)],
    ['arrows', 'a=>'.repeat(50_000)],
    ['a chain', `order${'.next()'.repeat(20_000)}`],
    ['conditions', 'if (a) {} else '.repeat(20_000)],
    ['nothing at all', '\0'.repeat(1000)],
  ])('%s end, and the rest is read', (_name, text) => {
    expect(calls(`fetch(url, { signal });\n\n${text}`)).toEqual(['1 fetch set']);
  });

  test('options that are made of each other a hundred times over are each looked into once', () => {
    const names = ['slow', 'slower', 'slowest', 'late'];
    const made = names.map((name, index) => `const ${name} = { ${`...${names[index + 1] ?? 'none'}, `.repeat(100)}};`);
    const asked = 'axios.get(url, slow);\n'.repeat(1000);
    expect(calls(`${axios}${made.join('\n')}\nconst none = {};\n${asked}`)).toHaveLength(1000);
  });

  test('a file that was refused is unread for that reason', () => {
    const because = 'It is not UTF-8.';
    const tree = treeOf({
      paths: ['src/a.ts'],
      texts: {},
      refused: { 'src/a.ts': { because, fix: 'Save it as UTF-8.' } },
    });
    expect(readSources({ tree, paths: ['src/a.ts'], touched: new Map(), outlines: new Map() }).unread).toMatchObject([
      { file: 'src/a.ts', because },
    ]);
  });
});
