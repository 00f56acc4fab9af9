import { describe, expect, test } from 'vitest';
import { axios, calls, type Files, read } from './reading.ts';

describe('over two files', () => {
  const get = "import { http } from './http.js';\nhttp.get('/orders');";
  const rows: readonly (readonly [name: string, files: Files, calls: readonly string[]])[] = [
    [
      'client with a limit',
      { 'src/orders.ts': get, 'src/http.ts': `${axios}export const http = axios.create({ timeout: 5 });` },
      ['2 http.get set'],
    ],
    [
      'client without',
      { 'src/orders.ts': get, 'src/http.ts': `${axios}export const http = axios.create();` },
      ['2 http.get none'],
    ],
    [
      'client by another name',
      {
        'src/orders.ts': get,
        'src/http.ts': `${axios}const client = axios.create({ timeout: 5 });\nexport { client as http };`,
      },
      ['2 http.get set'],
    ],
    [
      'client passed on',
      {
        'src/orders.ts': get,
        'src/http.ts': "export * from './clients/index.js';",
        'src/clients/index.ts': `${axios}export const http = axios.create({ timeout: 5 });`,
      },
      ['2 http.get set'],
    ],
    [
      'client of CommonJS',
      {
        'src/orders.js': "const http = require('./http');\nhttp.get('/');",
        'src/http.js': "const axios = require('axios');\nmodule.exports = axios.create({ timeout: 5 });",
      },
      ['2 http.get set'],
    ],
    [
      'client of another package',
      {
        'apps/orders/src/orders.ts': "import { http } from '@acme/http';\nhttp.get('/');",
        'apps/orders/package.json': '{ "name": "@acme/orders", "dependencies": { "@acme/http": "workspace:*" } }',
        'packages/http/package.json': '{ "name": "@acme/http", "main": "dist/index.js" }',
        'packages/http/src/index.ts': `${axios}export const http = axios.create({ timeout: 5 });`,
      },
      ['2 http.get set'],
    ],
    [
      'client behind an alias',
      {
        'src/orders.ts': "import { http } from '@/http';\nhttp.get('/');",
        'tsconfig.json': '{ // paths\n "compilerOptions": { "paths": { "@/*": ["./src/*"], } } }',
        'src/http.ts': `${axios}export const http = axios.create({ timeout: 5 });`,
      },
      ['2 http.get set'],
    ],
    [
      'function that sets the limit',
      {
        'src/orders.ts': "import { getJson } from './get-json.ts';\ngetJson(url);",
        'src/get-json.ts': 'export const getJson = (url) => fetch(url, { signal: AbortSignal.timeout(5) });',
      },
      [],
    ],
    [
      'function that leaves it to its callers',
      {
        'src/orders.ts':
          "import { getJson } from './get-json.ts';\ngetJson(url);\ngetJson(url, { signal });\ngetJson(url, options);\ngetJson(url, { method });",
        'src/get-json.ts': 'export function getJson(url, init) {\n  return fetch(url, { ...init, headers });\n}',
      },
      ['2 getJson none', '3 getJson set', '4 getJson unknown', '5 getJson none'],
    ],
    [
      'function that has options of its own where its callers give none',
      {
        'src/orders.ts': "import { getJson } from './get-json.ts';\ngetJson(url);\ngetJson(url, { signal });",
        'src/get-json.ts': 'export const getJson = (url, init) => fetch(url, init ?? { method });',
      },
      ['2 getJson none', '3 getJson set'],
    ],
    [
      'function that takes the options of one of two',
      {
        'src/orders.ts': "import { getJson } from './get-json.ts';\ngetJson(url, {}, { signal });",
        'src/get-json.ts': 'export const getJson = (url, init, other) => fetch(url, init ?? other);',
      },
      [],
    ],
    [
      'limit of the whole process',
      { 'src/orders.ts': `${axios}axios.get(url);`, 'src/main.ts': `${axios}axios.defaults.timeout = 5;` },
      ['2 axios.get set'],
    ],
    [
      'options of another file',
      {
        'src/orders.ts': `${axios}import { slow } from './slow.ts';\naxios.get(url, slow);`,
        'src/slow.ts': 'export const slow = { timeout: 5 };',
      },
      ['3 axios.get set'],
    ],
    [
      'two that import each other',
      {
        'src/orders.ts': "import { http } from './http.ts';\nhttp.get('/');\nexport { http };",
        'src/http.ts': "export { http } from './orders.ts';",
      },
      [],
    ],
  ];
  test.each(rows)('%s', (_name, files, expected) => expect(calls(files)).toEqual(expected));

  test('a file that is not here yet is wanted, and its client is not guessed at', () => {
    const { source, wanted } = read({ 'src/orders.ts': get }, ['src/http.ts', 'src/unrelated.ts']);
    expect(wanted).toEqual(['src/http.ts']);
    expect(source?.calls).toEqual([]);
  });

  test('calls say through what they go, and where that is', () => {
    const { source } = read({
      'src/orders.ts': `${get}`,
      'src/http.ts': `${axios}export const http = axios.create();`,
    });
    expect(source?.calls[0]).toMatchObject({
      client: 'axios',
      inside: '',
      via: { file: 'src/http.ts', line: 2 },
      touched: true,
    });
  });
});

test('files that pass everything on to each other are each looked into once', () => {
  const names = Array.from({ length: 30 }, (_, index) => `orders-${index}`);
  const all = names.map((name) => `export * from '../${name}.ts';`).join('\n');
  const others = Object.fromEntries(names.map((name) => [`src/${name}.ts`, all]));
  expect(calls({ 'src/place.ts': "import { http } from './orders-0.ts';\nhttp.get('/');", ...others })).toEqual([]);
});

test('a client made by a function of another file stands where that function makes it', () => {
  const { source } = read({
    'src/orders.ts': "import { client } from './http.ts';\nconst http = client();\n\nhttp.get('/');",
    'src/http.ts': `${axios}\nexport function client() {\n  return axios\n    .create();\n}`,
  });
  expect(source?.calls).toMatchObject([{ timeout: 'none', via: { file: 'src/http.ts', line: 5 } }]);
});
