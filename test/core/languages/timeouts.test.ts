import { describe, expect, test } from 'vitest';
import { axios, calls } from './reading.ts';

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
