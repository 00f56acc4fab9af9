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

describe('a client that is made for one call', () => {
  const clientOf = (options: string) => `${axios}class Stock {
  client() { return axios.create(${options}); }
  load() { return this.client().get(url); }
  store() { const http = this.client(); return http.put(url, item); }
}`;
  const rows: readonly (readonly [name: string, source: string, calls: readonly string[]])[] = [
    ['without a limit', `${axios}await axios.create().post(url, item);`, ['2 axios.create().post none']],
    ['with a limit', `${axios}axios.create({ timeout: 5 }).get(url);`, ['2 axios.create().get set']],
    ['and called with one', `${axios}axios.create().get(url, { timeout: 5 });`, ['2 axios.create().get set']],
    [
      'and called in a chain',
      `${axios}axios\n  .create()\n  .post(url, item)\n  .then(read);`,
      ['4 axios.create().post none'],
    ],
    ['within what may end it', `${axios}withTimeout(axios.create().get(url), 5);`, ['2 axios.create().get unknown']],
    ['by a function', `${axios}const make = () => axios.create();\nmake().get(url);`, ['3 make().get none']],
    ['by a method', clientOf('{ baseURL }'), ['4 this.client().get none', '5 http.put none']],
    ['by a method, with a limit', clientOf('{ timeout: 5 }'), ['4 this.client().get set', '5 http.put set']],
    ['but not called', `${axios}axios.create().toString();`, []],
    ['of something else', `${axios}const make = () => new Map();\nmake().get(url);\nload().get(url);`, []],
  ];
  test.each(rows)('%s', (_name, source, expected) => expect(calls(source)).toEqual(expected));
});

test('many methods in one chain take the time of as many calls', () => {
  const chain = `${axios}axios.create()${'.get({ a: [{ b: [{ c: 1 }] }] })'.repeat(5000)};`;
  expect(calls(chain)).toEqual(['2 axios.create().get none']);
}, 10_000);
