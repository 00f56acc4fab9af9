import { beforeAll, describe, expect, test } from 'vitest';
import { prepareLanguages, readSources } from '../../src/core/languages/index.ts';
import { loadGrammar } from '../../src/adapters/local/grammars.ts';
import { treeOf } from '../../src/core/model/tree.ts';

beforeAll(() => prepareLanguages(['orders.ts'], loadGrammar));

type Files = Readonly<Record<string, string>>;

/** Reads the first file as if the change had added all of it. */
function read(texts: Files, missing: readonly string[] = []) {
  const [path = '', text = ''] = Object.entries(texts)[0] ?? [];
  const tree = treeOf({ paths: [...Object.keys(texts), ...missing], texts, refused: {} });
  const lines = new Set(text.split('\n').map((_, index) => index + 1));
  const reading = readSources(tree, [path], new Map([[path, lines]]));
  return { ...reading, source: reading.sources[0] };
}

/** `line expression timeout`, and why where the table says so. */
function calls(texts: Files | string): readonly string[] {
  const { source } = read(typeof texts === 'string' ? { 'src/orders.ts': texts } : texts);
  return source?.calls.map(({ line, expression, timeout }) => `${line} ${expression} ${timeout}`) ?? [];
}

const axios = "import axios from 'axios';\n";

describe('where a timeout is set', () => {
  const rows: readonly (readonly [name: string, source: string, calls: readonly string[]])[] = [
    ['nowhere', 'await fetch(url);', ['1 fetch none']],
    ['nowhere, by another name of the same', 'await globalThis.fetch(url);', ['1 globalThis.fetch none']],
    ['in the call', `${axios}axios.get(url, { timeout: 500 });`, ['2 axios.get set']],
    ['by a signal', 'await fetch(url, { signal });', ['1 fetch set']],
    ['by a signal that is none', 'await fetch(url, { signal: undefined });', ['1 fetch none']],
    ['to zero, which means for ever', `${axios}axios.get(url, { timeout: 0 });`, ['2 axios.get none']],
    ['after the body', `${axios}axios.post(url, body, { timeout: 500 });`, ['2 axios.post set']],
    ['in the body by mistake', `${axios}axios.post(url, { timeout: 500 });`, ['2 axios.post none']],
    ['in the only argument', `${axios}axios({ url, timeout: 500 });`, ['2 axios set']],
    [
      'in options made before',
      `${axios}const options = { timeout: 5 };\naxios.get(url, options);`,
      ['3 axios.get set'],
    ],
    [
      'in options written to later',
      `${axios}const options = {};\noptions.timeout = 5;\naxios.get(url, options);`,
      ['4 axios.get set'],
    ],
    ['in a spread', `${axios}const slow = { timeout: 5 };\naxios.get(url, { ...slow });`, ['3 axios.get set']],
    ['who knows: a call', `${axios}axios.get(url, optionsOf(order));`, ['2 axios.get unknown']],
    ['who knows: a spread', `${axios}axios.get(url, { ...this.options });`, ['2 axios.get unknown']],
    ['who knows: all arguments', `${axios}axios.get(...order);`, ['2 axios.get unknown']],
    ['who knows: a request', 'await fetch(request);', ['1 fetch unknown']],
    ['who knows: an agent', 'await fetch(url, { dispatcher });', ['1 fetch unknown']],
    ['in its agent', 'fetch(url, { dispatcher: new Agent({ headersTimeout: 9 }) });', ['1 fetch set']],
    ['not in its agent', `${axios}axios.get(url, { httpsAgent: new Agent({ ca }) });`, ['2 axios.get none']],
    ['in the client', `${axios}const http = axios.create({ timeout: 5 });\nhttp.get('/orders');`, ['3 http.get set']],
    ['not in the client', `${axios}const http = axios.create({ baseURL });\nhttp.get('/orders');`, ['3 http.get none']],
    [
      'in the defaults of the client',
      `${axios}const http = axios.create();\nhttp.defaults.timeout = 5;\nhttp.get('/orders');`,
      ['4 http.get set'],
    ],
    [
      'by an interceptor, perhaps',
      `${axios}const http = axios.create();\nhttp.interceptors.request.use((c) => ({ ...c, timeout: 5 }));\nhttp.get('/');`,
      ['4 http.get unknown'],
    ],
    ['in the defaults of all', `${axios}axios.defaults.timeout = 5;\naxios.get(url);`, ['3 axios.get set']],
    [
      'in the client it comes from',
      "import got from 'got';\nconst a = got.extend({ timeout: { request: 5 } });\nconst b = a.extend({});\nb.get(url);",
      ['4 b.get set'],
    ],
    [
      'in a field',
      `${axios}class Orders {\n  http = axios.create({ timeout: 5 });\n  load() {\n    return this.http.get('/');\n  }\n}`,
      ['5 this.http.get set'],
    ],
    [
      'in a constructor',
      `${axios}class Orders {\n  constructor(limit) {\n    this.http = axios.create({ timeout: limit });\n  }\n  load() {\n    return this.http.get('/');\n  }\n}`,
      ['7 this.http.get set'],
    ],
    [
      'in a function that makes the client',
      `${axios}function client() {\n  return axios.create({ timeout: 5 });\n}\nconst http = client();\nhttp.get('/');`,
      ['6 http.get set'],
    ],
    ['by the library itself', "import ky from 'ky';\nky.get(url);", ['2 ky.get set']],
    [
      'in a chain',
      "import superagent from 'superagent';\nsuperagent.get(url).set('a', 'b').timeout(5);",
      ['2 superagent.get set'],
    ],
    [
      'nowhere in a chain',
      "import superagent from 'superagent';\nsuperagent.get(url).set('a', 'b');",
      ['2 superagent.get none'],
    ],
    [
      'in undici',
      "import { request } from 'undici';\nrequest(url, { headersTimeout: 5, bodyTimeout: 5 });",
      ['2 request set'],
    ],
    [
      'nowhere in undici',
      "import * as undici from 'undici';\nundici.request(url, { method: 'POST' });",
      ['2 undici.request none'],
    ],
    ['nowhere in got', "import { got } from 'got';\ngot(url, { json: order });", ['2 got none']],
    ['nowhere in CommonJS', "const fetch = require('node-fetch');\nfetch(url);", ['2 fetch none']],
    [
      'nowhere in node:http',
      "import http from 'node:http';\nhttp.get(url, (answer) => answer.resume());",
      ['2 http.get none'],
    ],
    [
      'later, in node:http',
      "import http from 'node:http';\nfunction load() {\n  const r = http.request({ host });\n  r.setTimeout(5);\n}",
      ['3 http.request unknown'],
    ],
    ['by a race', 'function load() {\n  return Promise.race([fetch(url), late(5)]);\n}', ['2 fetch unknown']],
    ['by who calls the function', 'const load = () => fetch(url);\nwithTimeout(load(), 5);', ['1 fetch unknown']],
    [
      'not by sleeping',
      'async function load() {\n  await new Promise((r) => setTimeout(r, 5));\n  return fetch(url);\n}',
      ['3 fetch none'],
    ],
    [
      'for one of two',
      'async function load() {\n  await fetch(a, { signal });\n  await fetch(b);\n}',
      ['2 fetch set', '3 fetch none'],
    ],
    ['not for a stream', `${axios}axios.get(url, { responseType: 'stream' });`, ['2 axios.get unknown']],
    ['not for a page', "await fetch('/api/orders');", ['1 fetch unknown']],
    ['silenced on the line', 'await fetch(url); // NOSONAR', ['1 fetch unknown']],
    ['silenced above', '// nosemgrep: fetch-without-timeout\nawait fetch(url);', ['2 fetch unknown']],
    ['not silenced: another matter', 'await fetch(url); // eslint-disable-line no-console', ['1 fetch none']],
  ];
  test.each(rows)('%s', (_name, source, expected) => expect(calls(source)).toEqual(expected));
});

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

test('a client that is made is a fact of its own', () => {
  const { source } = read({
    'src/http.ts': `${axios}export const http = axios.create({ baseURL });\nconst slow = http.create({ timeout: 5 });`,
  });
  expect(source?.clients).toMatchObject([
    { client: 'axios', expression: 'axios.create', name: 'http', line: 2, exported: true, timeout: 'none' },
    { client: 'axios', expression: 'http.create', name: 'slow', line: 3, exported: false, timeout: 'set' },
  ]);
});

test('imports name what they bring in', () => {
  const source = [
    "import { a } from './a.js';",
    "import type { B } from './b';",
    "import { type C } from './folder';",
    "export * from '../outside.ts';",
    "const d = require('./a');",
    "const e = await import('express');",
    "import '../../../beyond.ts';",
  ].join('\n');
  const found = read({ 'src/orders/place.ts': source }, [
    'src/orders/a.ts',
    'src/orders/b.tsx',
    'src/orders/folder/index.mts',
    'src/outside.ts',
  ]);
  expect(
    found.source?.imports.map(({ line, target, typeOnly }) => `${line} ${target} ${typeOnly ? 'type' : 'value'}`),
  ).toEqual([
    '1 src/orders/a.ts value',
    '2 src/orders/b.tsx type',
    '3 src/orders/folder/index.mts type',
    '4 src/outside.ts value',
    '5 src/orders/a.ts value',
    '6 null value',
    '7 null value',
  ]);
});

describe('what a file is for', () => {
  const rows: readonly (readonly [path: string, text: string, role: string, manifest?: string])[] = [
    ['src/orders.ts', 'fetch(url);', 'service'],
    ['src/orders.test.ts', 'fetch(url);', 'test'],
    ['apps/orders-e2e/src/place.ts', 'fetch(url);', 'test'],
    ['scripts/import.ts', 'fetch(url);', 'script'],
    ['src/import.ts', '#!/usr/bin/env node\nfetch(url);', 'script'],
    ['src/orders.tsx', 'fetch(url);', 'browser'],
    ['src/orders.ts', "// orders\n'use client';\nfetch(url);", 'browser'],
    ['src/orders.ts', 'fetch(window.location.href);', 'browser'],
    ['src/orders.ts', 'fetch(url);', 'browser', '{ "dependencies": { "react": "19.2.0" } }'],
    ['src/orders.ts', 'fetch(url);', 'service', '{ "dependencies": { "react": "19.2.0", "express": "5.1.0" } }'],
    ['src/lib/orders.ts', 'fetch(url);', 'browser', '{ "dependencies": { "next": "16.0.0", "pg": "8.16.0" } }'],
    ['app/api/orders/route.ts', 'fetch(url);', 'service', '{ "dependencies": { "next": "16.0.0" } }'],
    ['src/orders.ts', '// Code generated by a tool. DO NOT EDIT.\nfetch(url);', 'generated'],
    ['dist/orders.js', 'fetch(url);', 'generated'],
    ['src/bundle.js', `fetch(url);${'f(x);'.repeat(500)}`, 'generated'],
  ];
  test.each(rows)('%s: %j', (path, text, role, manifest) => {
    const { source } = read({ [`${path}`]: text, ...(manifest ? { 'package.json': manifest } : {}) });
    expect(source?.role).toBe(role);
    expect(source?.calls).toHaveLength(role === 'service' ? 1 : 0);
  });
});

test('code in other languages is seen, and what is no code is not', () => {
  const paths = ['orders/main.py', 'billing/Main.KT', 'README.md', 'orders.yaml', 'Makefile', 'a.b/c'];
  expect(readSources(treeOf({ paths, texts: {}, refused: {} }), paths, new Map()).seen).toEqual([
    { path: 'orders/main.py', language: 'python' },
    { path: 'billing/Main.KT', language: 'kotlin' },
  ]);
});

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

  test('a file that was refused is unread for that reason', () => {
    const because = 'It is not UTF-8.';
    const tree = treeOf({
      paths: ['src/a.ts'],
      texts: {},
      refused: { 'src/a.ts': { because, fix: 'Save it as UTF-8.' } },
    });
    expect(readSources(tree, ['src/a.ts'], new Map()).unread).toMatchObject([{ file: 'src/a.ts', because }]);
  });
});
