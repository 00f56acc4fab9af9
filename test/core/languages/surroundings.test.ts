import { describe, expect, test } from 'vitest';
import { axios, calls } from './reading.ts';

const http = "import http from 'node:http';\n";

/** What is known of the last call of a text. */
function timeout(text: string): string | undefined {
  return calls(text).at(-1)?.split(' ').at(-1);
}

describe('what does not end a wait, whatever it is called', () => {
  const rows: readonly (readonly [name: string, source: string])[] = [
    ['a variable', 'async function load() { const timeout = 3000; log(timeout); return fetch(url); }'],
    ['a parameter', 'async function load(timeoutMs) { await fetch(url); await sleep(timeoutMs); }'],
    ['a signal another call gets', 'async function load(signal) { await fetch(stock, { signal }); await fetch(url); }'],
    [
      'a controller nobody is given',
      'async function load() { const late = new AbortController(); setTimeout(() => late.abort(), 3000); return fetch(url); }',
    ],
    [
      'a controller that is aborted by name',
      'async function load() { const late = new AbortController(); setTimeout(late.abort, 3000); return fetch(url); }',
    ],
    ['a limit of another call', 'async function load() { await withTimeout(fetch(stock), 3000); await fetch(url); }'],
    ['a deadline that is looked at', 'async function load() { while (Date.now() < deadline) await fetch(url); }'],
    [
      'an error',
      'async function load() { try { await fetch(url); } catch (error) { if (isTimeout(error)) retry(); } }',
    ],
    ['a counter', 'async function load() { metrics.timeouts.inc(); return fetch(url); }'],
    [
      'a timer that sleeps',
      'async function load() { await new Promise((go) => setTimeout(go, 5)); return fetch(url); }',
    ],
    ['a timer the call waits for', 'new Promise((done, reject) => setTimeout(() => fetch(url).catch(reject), 3000));'],
    [
      'a timer of another function',
      'const late = (request) => setTimeout(() => request.abort(), 9);\nconst load = () => fetch(url);',
    ],
    [
      'a limit of what comes later',
      'async function load() { const answer = await fetch(url); return withTimeout(answer.json()); }',
    ],
    ['a limit of the body', 'const load = () => fetch(url).then((answer) => withTimeout(answer.json()));'],
    [
      'a limit of a variable of another function',
      'function load() { const order = fetch(url); }\nfunction pay(order) { withTimeout(order); }',
    ],
    [
      'a limit of its own name inside of it',
      'async function load() { await withTimeout(stock.load()); return fetch(url); }',
    ],
    ['a policy that is stored', 'const load = async () => savePolicy(await fetch(url));'],
    [
      'options with a handler of that name',
      'export const load = job({ timeout: () => retry(), run: async () => fetch(url) });',
    ],
    ['options of a race without a limit', 'function load(race) { return run(() => fetch(url), { race }); }'],
    [
      'what becomes of no options',
      'function load(init) { let options = {}; options = options ?? {}; return fetch(url, options); }',
    ],
  ];
  test.each(rows)('%s', (_name, source) => expect(timeout(source)).toBe('none'));
});

describe('what may end a wait', () => {
  const rows: readonly (readonly [name: string, source: string])[] = [
    ['a race', 'const load = () => Promise.race([fetch(url), late()]);'],
    ['a race by a variable', 'function load() { const answer = fetch(url); return Promise.race([answer, late()]); }'],
    [
      'a race by a variable that goes on',
      'function load() { const answer = fetch(url).then((one) => one.json()); return Promise.race([answer, late()]); }',
    ],
    [
      'a race of many',
      'function load() { const all = ids.map((id) => fetch(id)); return Promise.race([Promise.all(all), late()]); }',
    ],
    [
      'a race by a field',
      'class Orders { load() { this.answer = fetch(url); return Promise.race([this.answer, late()]); } }',
    ],
    ['a limit', 'const load = () => withTimeout(fetch(url), 3000);'],
    ['a limit for a callback', 'const load = () => withTimeout(() => fetch(url), 3000);'],
    [
      'a limit for the function around',
      'const loadOrder = () => fetch(url);\nconst order = () => withTimeout(loadOrder(), 3000);',
    ],
    [
      'a limit for what is made of it',
      'const loadOrder = memo(() => fetch(url));\nconst order = () => withTimeout(loadOrder(), 3000);',
    ],
    [
      'a circuit breaker',
      'async function loadOrder() { return fetch(url); }\nconst orders = new CircuitBreaker(loadOrder, {});',
    ],
    [
      'a circuit breaker for a method',
      'class Orders { breaker = new CircuitBreaker(this.load); async load() { return fetch(url); } }',
    ],
    ['a policy', 'const load = () => policy.execute(() => fetch(url));'],
    ['options of what calls it', 'const load = () => retry(() => fetch(url), { timeout: 3000 });'],
    ['a link of the chain', `${axios}class Orders { load() { return from(axios.get(url)).pipe(timeout(3000)); } }`],
    ['a method of what it is given to', 'const load = () => Bluebird.resolve(fetch(url)).timeout(3000);'],
    [
      'a timer that rejects',
      'const load = () => new Promise((done, reject) => { setTimeout(() => reject(new Error()), 9); fetch(url).then(done); });',
    ],
    [
      'a timer that rejects by name',
      'const load = () => new Promise((done, reject) => { setTimeout(reject, 9); fetch(url).then(done); });',
    ],
    [
      'a timer that answers itself',
      'const load = () => new Promise((resolve) => { setTimeout(resolve, 9); fetch(url).then(resolve); });',
    ],
    ['a limit of the socket', `${http}function load() { const request = http.get(url); request.setTimeout(3000); }`],
    [
      'a limit of the socket, once there is one',
      `${http}function load() { const request = http.get(url); request.on('socket', (socket) => socket.setTimeout(9)); }`,
    ],
    ['a limit of the socket, outside of functions', `${http}const request = http.get(url);\nrequest.setTimeout(3000);`],
    [
      'what is told of it',
      `${http}function load() { const request = http.get(url); request.on('timeout', () => request.destroy()); }`,
    ],
    [
      'a signal that is listened to',
      `${http}function load(signal) { const request = http.get(url); signal.addEventListener('abort', () => request.destroy()); }`,
    ],
    [
      'options that are replaced',
      'function load() { let options = {}; options = { ...options, signal }; return fetch(url, options); }',
    ],
    [
      'options of the caller that are replaced',
      'function load(options) { options = limited(options); return fetch(url, options); }',
    ],
    [
      'options that are filled',
      'function load() { const options = {}; Object.assign(options, { signal }); return fetch(url, options); }',
    ],
  ];
  test.each(rows)('%s', (_name, source) => expect(timeout(source)).toBe('unknown'));
});

test('where more of a file ends waits than is looked at, nothing is said', () => {
  expect(timeout(`${'withTimeout(order);\n'.repeat(200)}fetch(url);`)).toBe('none');
  expect(timeout(`${'withTimeout(order);\n'.repeat(201)}fetch(url);`)).toBe('unknown');
});
