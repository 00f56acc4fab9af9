import { describe, expect, test } from 'vitest';
import { axios, calls, read } from './reading.ts';

describe('what is no call of a client', () => {
  const rows: readonly (readonly [name: string, source: string])[] = [
    ['a parameter of that name', 'const load = (fetch) => fetch(url);'],
    ['a function of ours of that name', 'function fetch(order) {}\nfetch(order);'],
    ['a client that is handed in', "import axios from 'axios';\nconst load = (axios) => axios.get(url);"],
    ['a file of ours of that name', "import axios from './axios.ts';\naxios.get(url);"],
    ['a map', 'const orders = new Map();\norders.get(id);'],
    ['a type', "import type { get } from 'http';\nget(url);"],
    ['a property of every object', `${axios}axios.toString(url);\naxios.constructor(url);`],
  ];
  test.each(rows)('%s', (_name, source) => expect(calls(source)).toEqual([]));
});

test('a client that is made is a fact of its own', () => {
  const { source } = read({
    'src/http.ts': `${axios}export const http = axios.create({ baseURL });\nconst slow = http.create({ timeout: 5 });`,
  });
  expect(source?.clients).toMatchObject([
    { client: 'axios', expression: 'axios.create', name: 'http', line: 2, exported: true, timeout: 'none' },
    { client: 'axios', expression: 'http.create', name: 'slow', line: 3, exported: false, timeout: 'set' },
  ]);
});
