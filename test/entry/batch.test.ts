import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContractResult } from '../../src/core/model/contract-result.ts';
import { architect, emptyFolder, write } from './command-line/architect.ts';
import { lineOf, orders } from './command-line/orders.ts';

const whole = orders(['id', 'total', 'customer']);
const withoutTotal = orders(['id', 'customer'], '2.0.0');

const folder = emptyFolder();
beforeAll(() =>
  write(folder.path, {
    'before/api/orders.yaml': whole,
    'after/api/orders.yaml': withoutTotal,
    'before/README.md': 'openapi: not here\n',
  }),
);
afterAll(() => folder.remove());

/** Asks all lines at once, and holds every answer against the published schema. */
async function batch(lines: readonly unknown[], ...args: readonly string[]): Promise<readonly ContractResult[]> {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { code, stdout, stderr } = await architect(folder.path, ['contract', '--batch', ...args], input);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const answers = stdout.split('\n').slice(0, -1);
  return answers.map((answer) => {
    const result = JSON.parse(answer) as ContractResult;
    expect(validate(result) ? [] : validate.errors).toEqual([]);
    return result;
  });
}

const schema = readFileSync(join(import.meta.dirname, '../../schemas/contract-result.schema.json'), 'utf8');
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema) as object);

describe('a batch', () => {
  test('answers in order, with the ids and the verdicts', async () => {
    const deprecated = whole.replace('    get:\n', '    get:\n      deprecated: true\n');
    const results = await batch([
      { id: 'breaks', before: { 'api.yaml': whole }, after: { 'api.yaml': withoutTotal } },
      {
        id: 2,
        before: { 'api.yaml': withoutTotal },
        after: { 'api.yaml': orders(['id', 'total', 'customer'], '2.1.0') },
      },
      { id: 'same', before: { 'api.yaml': whole }, after: { 'api.yaml': whole } },
      { id: 'first', before: null, after: { 'api.yaml': deprecated } },
      { before: { 'api.yaml': whole } },
    ]);
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['breaks', 'breaking'],
      [2, 'compatible'],
      ['same', 'compatible'],
      ['first', 'compatible'],
      [null, 'breaking'],
    ]);
    expect(results[2]?.changes).toEqual([]);
  });

  test('a removal stands before, and after where its parent survives; an addition is the mirror image', async () => {
    const [removal, addition] = await batch([
      { before: { 'v1.yaml': whole }, after: { 'v2.yaml': withoutTotal } },
      { before: { 'v2.yaml': withoutTotal }, after: { 'v1.yaml': whole } },
    ]);
    const line = lineOf(whole, 'total');
    const removed = removal?.changes.find(({ rule }) => rule === 'contract/response-field-removed');
    expect(removed).toMatchObject({ severity: 'breaking', audience: 'wire', before: { file: 'v1.yaml', line } });
    expect(removed?.after?.file).toBe('v2.yaml');
    const added = addition?.changes.find(({ rule }) => rule === 'contract/response-field-added');
    expect(added).toMatchObject({ severity: 'safe', after: { file: 'v1.yaml', line } });
    expect(added?.before?.file).toBe('v2.yaml');
  });

  test('paths are files or folders; files are called as given, and those of a folder from the folder', async () => {
    const absolute = join(folder.path, 'after/api/orders.yaml');
    const [files, folders, same] = await batch([
      { before: './before/api/orders.yaml', after: absolute },
      { before: 'before', after: 'after' },
      { before: 'before', after: { 'api/orders.yaml': whole } },
    ]);
    expect(files?.changes[0]).toMatchObject({
      before: { file: './before/api/orders.yaml' },
      after: { file: absolute },
    });
    expect(folders?.changes[0]).toMatchObject({
      before: { file: 'api/orders.yaml' },
      after: { file: 'api/orders.yaml' },
    });
    expect(same).toMatchObject({ verdict: 'compatible', changes: [] });
  });

  test('a single file brings what it refers to, and nothing from outside its folder', async () => {
    const referring = (target: string) => whole.replace(/type: object[^]*/, `$ref: '${target}'\n`);
    const order = (fields: string) => `type: object\nrequired: [${fields}]\nproperties: { id: {}, total: {} }\n`;
    write(folder.path, {
      'one/api.yaml': referring('./parts/order.yaml'),
      'one/parts/order.yaml': order('id, total'),
      'two/service.yaml': referring('./parts/order.yaml'),
      'two/parts/order.yaml': order('id'),
      'three/api.yaml': referring('../one/parts/order.yaml'),
    });
    const [parts, outside] = await batch([
      { before: 'one/api.yaml', after: 'two/service.yaml' },
      { before: 'one/api.yaml', after: 'three/api.yaml' },
    ]);
    expect(parts?.verdict).toBe('breaking');
    expect(parts?.changes[0]).toMatchObject({
      before: { file: 'one/parts/order.yaml', line: 2 },
      after: { file: 'two/parts/order.yaml' },
    });
    expect(outside?.unread[0]).toMatchObject({ file: 'three/api.yaml', line: 12 });
  });

  test('a bad line has an answer, and the next ones go on', async () => {
    const results = await batch([
      'not json',
      '',
      ' \t\r',
      '[1]',
      { id: 'paths', before: 5 },
      { id: 'format', format: 'wsdl' },
      { id: 'mode', mode: 'SIDEWAYS' },
      { id: 'day', asOf: '2026-02-30' },
      { id: 'zero', before: 'orders\0.yaml', after: null },
      { id: 'long', before: 'orders/'.repeat(2000), after: null },
      { id: 'device', before: '/dev/null', after: null },
      { id: 'unnamed', before: '', after: null },
      { id: 'nowhere', before: 'orders/v1.yaml', after: null },
      { id: 'good', before: 'before', after: 'before' },
    ]);
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
      [null, 'unread'],
      [null, 'unread'],
      [null, 'unread'],
      [null, 'unread'],
      ['paths', 'unread'],
      ['format', 'unread'],
      ['mode', 'unread'],
      ['day', 'unread'],
      ['zero', 'unread'],
      ['long', 'unread'],
      ['device', 'unread'],
      ['unnamed', 'unread'],
      ['nowhere', 'unread'],
      ['good', 'compatible'],
    ]);
    expect(results[1]?.unread).toEqual([
      { file: 'stdin', line: 2, because: 'the line is empty', fix: expect.any(String) },
    ]);
    expect(results[4]?.unread).toEqual([
      { file: 'stdin', line: 5, because: expect.stringMatching(/^`before` has to be a path/), fix: expect.any(String) },
    ]);
    const nowhere = results.find(({ id }) => id === 'nowhere');
    expect(nowhere?.unread).toEqual([
      { file: 'orders/v1.yaml', because: 'there is no such file or folder', fix: expect.any(String) },
    ]);
    expect(JSON.stringify(results)).not.toContain('bug in Architect');
  });

  test('the verdict is the first that holds: breaking, unread, dangerous, compatible', async () => {
    const pair = (path: string, before: string, after: string) => ({ path, before, after });
    const breaking = pair('breaking.yaml', whole, withoutTotal);
    const unread = pair('unread.yaml', whole.replace('Orders', 'Invoices'), '');
    const stepsBack = pair(
      'back.yaml',
      whole.replace('1.0.0', '1.1.0').replace('Orders', 'Stock'),
      whole.replace('Orders', 'Stock'),
    );
    const same = pair('same.yaml', whole.replace('Orders', 'Prices'), whole.replace('Orders', 'Prices'));
    const line = (...pairs: readonly (typeof same)[]) => ({
      before: Object.fromEntries(pairs.map(({ path, before }) => [path, before])),
      after: Object.fromEntries(pairs.map(({ path, after }) => [path, after])),
    });
    const results = await batch([
      line(same, stepsBack, unread, breaking),
      line(same, stepsBack, unread),
      line(same, stepsBack),
      line(same),
    ]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['breaking', 'unread', 'dangerous', 'compatible']);
    expect(results[0]?.unread).toMatchObject([{ file: 'unread.yaml' }]);
    expect(results[1]?.changes).toMatchObject([{ severity: 'dangerous' }]);
  });

  test('ids come back whatever they are, and null is absent everywhere', async () => {
    const ids = ['', 0, 1.5, true, ['a', 1], { order: { number: 7 } }, null];
    const absent = { before: null, after: null, format: null, mode: null, asOf: null };
    const results = await batch([...ids.map((id) => ({ id, ...absent })), {}]);
    expect(results).toMatchObject([...ids, null].map((id) => ({ id, verdict: 'compatible', changes: [], unread: [] })));
  });

  test('Windows line ends and a last line without one are lines like others', async () => {
    const line = (id: number) => JSON.stringify({ id, before: 'before', after: 'after' });
    const results = await batch([`${line(1)}\r`, `${line(2)}\r`, line(3)]);
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
      [1, 'breaking'],
      [2, 'breaking'],
      [3, 'breaking'],
    ]);
  });

  test('who stops listening ends it', async () => {
    const program = join(import.meta.dirname, '../../bin/architect.js');
    const child = spawn(process.execPath, [program, 'contract', '--batch'], { cwd: folder.path });
    child.stdin.on('error', () => {});
    const line = `${JSON.stringify({ before: 'before', after: 'after' })}\n`;
    child.stdin.write(line);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const more = setInterval(() => child.stdin.write(line), 10);
    const [code] = (await once(child, 'close')) as [number];
    clearInterval(more);
    expect(code).toBe(0);
  });

  test('formats without a reader are unread, and files that are no contract are nothing', async () => {
    const both = (path: string, before: string, after: string, more: object = {}) => ({
      before: { [path]: before },
      after: { [path]: after },
      ...more,
    });
    const [raml, buf, readme, named] = await batch([
      both('orders.raml', '#%RAML 1.0\ntitle: Order\n', '#%RAML 1.0\ntitle: Orders\n', { format: 'raml' }),
      both('buf.yaml', 'version: v1\n', 'version: v2\n'),
      both('README.md', 'Orders\n', 'All orders\n'),
      both('orders.txt', whole, withoutTotal, { format: 'openapi' }),
    ]);
    expect(raml).toMatchObject({ verdict: 'unread', unread: [{ file: 'orders.raml' }] });
    expect([buf, readme]).toMatchObject([{ verdict: 'compatible' }, { verdict: 'compatible' }]);
    expect(named?.verdict).toBe('breaking');
  });

  test('a format that was named and is nowhere to be seen was not compared', async () => {
    const schema = '{ "type": "object" }';
    const files = { 'order.json': schema, 'payment.json': schema, 'README.md': 'Orders\n' };
    const [avro, openapi, buf] = await batch([
      { before: files, after: files, format: 'avro' },
      { before: files, after: { ...files, 'api.yaml': whole }, format: 'openapi' },
      {
        before: { 'buf.yaml': 'a: 1', 'README.md': '' },
        after: { 'buf.yaml': 'a: 2', 'README.md': '' },
        format: 'protobuf',
      },
    ]);
    expect(avro?.verdict).toBe('unread');
    expect(avro?.unread.map(({ file }) => file)).toEqual(['order.json', 'payment.json']);
    expect([openapi, buf]).toMatchObject([
      { verdict: 'compatible', unread: [] },
      { verdict: 'compatible', unread: [] },
    ]);
  });

  test('asOf is the day it is judged on', async () => {
    const sunset = whole.replace('    get:\n', '    get:\n      deprecated: true\n      x-sunset: 2026-06-30\n');
    const gone = `${whole.slice(0, whole.indexOf('  /orders'))}  {}\n`.replace('paths:\n  {}', 'paths: {}');
    const on = (asOf: string) => ({ asOf, before: { 'api.yaml': sunset }, after: { 'api.yaml': gone } });
    const [early, late] = await batch([on('2026-06-01'), on('2026-07-01')]);
    expect(early?.verdict).toBe('breaking');
    expect(late?.verdict).not.toBe('breaking');
  });

  test('a line that takes too long is unread, and a new worker takes the next', async () => {
    const line = { id: 'slow', before: { 'api.yaml': whole }, after: { 'api.yaml': whole } };
    const results = await batch([line, { ...line, id: 'slow too' }], '--deadline', '0.001');
    expect(results).toMatchObject([
      { id: 'slow', verdict: 'unread', unread: [{ because: expect.stringMatching(/^it took longer than 0\.001 s/) }] },
      { id: 'slow too', verdict: 'unread' },
    ]);
  });

  test('every answer comes before the next question is asked', async () => {
    const program = join(import.meta.dirname, '../../bin/architect.js');
    const child = spawn(process.execPath, [program, 'contract', '--batch'], { cwd: folder.path });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of [1, 2]) {
      child.stdin.write(`${JSON.stringify({ id, before: 'before', after: 'after' })}\n`);
      const { value } = (await answers.next()) as { value: string };
      expect(JSON.parse(value)).toMatchObject({ id, verdict: 'breaking' });
    }
    child.stdin.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  test('hundreds of pairs are answered in order', async () => {
    const pairs = Array.from({ length: 500 }, (_, id) => ({
      id,
      before: { 'api.yaml': whole.replace('Orders', `Orders ${id}`) },
      after: { 'api.yaml': id % 2 === 0 ? withoutTotal : whole },
    }));
    const results = await batch(pairs);
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual(
      pairs.map(({ id }) => [id, id % 2 === 0 ? 'breaking' : 'compatible']),
    );
  });
});
