import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/core/languages/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { axios, calls, type Files, read } from './reading.ts';

describe('of a class', () => {
  const api = [
    'export class OrdersApi {',
    '  async request(path, options = {}) {',
    '    const first = await fetch(base + path, { ...options, method });',
    '    return first.ok ? first : fetch(base + path, { ...options, method });',
    '  }',
    '  limited(path, options) {',
    '    return fetch(base + path, { ...options, signal: AbortSignal.timeout(5) });',
    '  }',
    '}',
  ].join('\n');
  const imported = "import { OrdersApi } from './api.js';\n";
  const rows: readonly (readonly [name: string, source: string, calls: readonly string[]])[] = [
    [
      'a method of the class it extends',
      'class Place extends OrdersApi {\n  run() { return this.request("/"); }\n}',
      ['3 this.request none'],
    ],
    [
      'a method that sets a limit itself',
      'class Place extends OrdersApi {\n  run() { return this.limited("/fetch"); }\n}',
      [],
    ],
    [
      'a limit that the class which extends gives',
      'class Place extends OrdersApi {\n  run() { return this.request("/", { signal }); }\n}',
      ['3 this.request set'],
    ],
    [
      'a method that the class has itself',
      'class Place extends OrdersApi {\n  request(path) { return lookUp(path); }\n  run() { return this.request("/"); }\n}',
      [],
    ],
    [
      'what the constructor is given',
      'class Place {\n  constructor(private readonly api: OrdersApi) {}\n  run() { return this.api.request("/"); }\n}',
      ['4 this.api.request none'],
    ],
    [
      'what the constructor is given and does not keep',
      'class Place {\n  constructor(api: OrdersApi) {}\n  run() { return this.api.request("/"); }\n}',
      [],
    ],
    [
      'a field by its type',
      'class Place {\n  @Inject() private api: OrdersApi;\n  run() { return this.api.request("/"); }\n}',
      ['4 this.api.request none'],
    ],
    ['an object that is made', 'const api = new OrdersApi();\napi.request("/");', ['3 api.request none']],
    ['an object that is made later', 'let api;\nconst run = () => (api ??= new OrdersApi()).request("/");', []],
  ];
  test.each(rows)('%s', (_name, source, expected) =>
    expect(calls({ 'src/orders.ts': imported + source, 'src/api.ts': api })).toEqual(expected),
  );

  test('classes that extend each other are left', () => {
    const first =
      "import { Two } from './two.js';\nexport class One extends Two {\n  run() { return this.request('/'); }\n}";
    const second = "import { One } from './one.js';\nexport class Two extends One {}";
    expect(calls({ 'src/one.ts': first, 'src/two.ts': second })).toEqual([]);
  });
});

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

test.each([
  ['that the change touches', true, 450],
  ['that it does not touch, up to 400', false, 400],
])('clients are found in files %s', (_, all, found) => {
  const parts = Array.from({ length: 450 }, (_one, at) => at);
  const text = parts.map((at) => `import { http as h${at} } from './http${at}.js';\nh${at}.get(url);`).join('\n');
  const made = parts.map((at) => [`src/http${at}.ts`, `${axios}export const http = axios.create();`] as const);
  const texts = Object.fromEntries([['src/all.ts', text] as const, ...made]);
  const paths = all ? Object.keys(texts) : ['src/all.ts'];
  const lines = new Set(text.split('\n').map((_line, index) => index + 1));
  const tree = treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const { sources } = readSources({ tree, paths, touched: new Map([['src/all.ts', lines]]), outlines: new Map() });
  expect(sources[0]?.calls.filter(({ timeout }) => timeout === 'none')).toHaveLength(found);
});
