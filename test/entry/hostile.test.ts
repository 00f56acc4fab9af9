import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContractResult } from '../../src/core/model/contract-result.ts';
import { architect, emptyFolder, write } from './command-line/architect.ts';
import { lineOf, orders } from './command-line/orders.ts';

const whole = orders(['id', 'total']);
const folder = emptyFolder();
beforeAll(() => write(folder.path, { 'good.yaml': whole }));
afterAll(() => folder.remove());

/** Compares the good contract with this one through the real command, which has to end with an answer. */
async function against(name: string, content?: string | Uint8Array): Promise<ContractResult> {
  if (content !== undefined) write(folder.path, { [name]: content });
  const { code, stdout, stderr } = await architect(folder.path, ['contract', 'good.yaml', name, '--format', 'json']);
  expect(stderr).toBe('');
  expect([0, 1, 2]).toContain(code);
  const result = JSON.parse(stdout) as ContractResult;
  for (const { because, fix } of result.unread) {
    for (const sentence of [because, fix]) {
      expect(sentence.length).toBeGreaterThan(4);
      expect(sentence).not.toMatch(/\n|\bat \S+:\d+|undefined|\[object/);
    }
  }
  return result;
}

describe('what is written unusually is read', () => {
  test('a byte order mark and Windows line ends', async () => {
    const { verdict, unread } = await against('windows.yaml', `\uFEFF${whole.replaceAll('\n', '\r\n')}`);
    expect({ verdict, unread }).toEqual({ verdict: 'compatible', unread: [] });
    const text = orders(['id']).replaceAll('\n', '\r\n');
    const { changes } = await against('windows.yaml', `\uFEFF${text}`);
    expect(changes[0]).toMatchObject({ before: { line: lineOf(whole, 'total') } });
  });

  test('anchors and merge keys', async () => {
    const merged = whole.replace(
      '                  id: { type: string }\n                  total: { type: string }\n',
      '                  id: &text { type: string }\n                  total: { <<: *text }\n',
    );
    expect(merged).not.toBe(whole);
    expect(await against('merged.yaml', merged)).toMatchObject({ verdict: 'compatible', changes: [], unread: [] });
  });
});

describe('what cannot be read says where and why', () => {
  const deep = 10_000;
  const bomb = ['a0: &a0 [lol]', ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
  const nested = `openapi: 3.0.3\ninfo: ${'{a: '.repeat(deep)}1${'}'.repeat(deep)}\npaths: {}\n`;

  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'empty.yaml', '', /empty/],
    ['tabs', 'tabs.yaml', whole.replace('  /orders:', '\t/orders:'), /tab/i],
    ['a key that stands twice', 'twice.yaml', `${whole}paths: {}\n`, /twice/],
    ['a key that stands twice in JSON', 'twice.json', '{"openapi": "3.0.3", "paths": {}, "paths": {}}', /twice/],
    ['an alias bomb', 'bomb.yaml', `openapi: 3.0.3\npaths: {}\n${bomb.join('\n')}\n`, /aliases expand/],
    ['deep nesting', 'deep.yaml', nested, /deep|nest/],
    [
      'deep nesting in JSON',
      'deep.json',
      `{"openapi":"3.0.3","x":${'['.repeat(deep)}${']'.repeat(deep)}}`,
      /nested deeper/,
    ],
    [
      'bytes that are no UTF-8',
      'latin.yaml',
      Buffer.from(whole.replace('orders.', 'comm\xe9nde.'), 'latin1'),
      /UTF-8.*line 8/,
    ],
    ['UTF-16', 'utf16.yaml', Buffer.from(`\uFEFF${whole}`, 'utf16le'), /UTF-16/],
    ['NUL bytes', 'nul.yaml', Buffer.from(`${whole}\0`), /NUL bytes/],
    ['several documents', 'several.yaml', `${whole}---\n${whole}`, /several YAML documents/],
    [
      'a version that is a list',
      'version.yaml',
      whole.replace(/openapi: (\S+)/, 'openapi: [$1]'),
      /not an OpenAPI version/,
    ],
    ['comments in JSON', 'comment.json', '// ours\n{"openapi": "3.0.3", "paths": {}}', /not valid JSON/],
    ['half a contract', 'half.yaml', whole.slice(0, 60), /not valid YAML/],
    ['half a JSON contract', 'half.json', '{"openapi": "3.0.3", "info": {"title":', /not valid JSON/],
  ])('%s', async (_name, file, content, because) => {
    const result = await against(file, content);
    expect(result.verdict).toMatch(/unread|breaking/);
    expect(result.unread[0]).toMatchObject({ file, because: expect.stringMatching(because) });
  });

  test('a character that cannot stand there, in YAML and in JSON', async () => {
    const yaml = await against('bell.yaml', whole.replace('The orders', 'The \u0007 orders'));
    expect(yaml.unread).toEqual([
      { file: 'bell.yaml', line: 8, because: expect.stringMatching(/non-printable/), fix: expect.any(String) },
    ]);
    const json = await against('nan.json', '{\n "openapi": "3.0.3",\n "info": NaN,\n "paths": {}\n}\n');
    expect(json.unread).toMatchObject([{ file: 'nan.json', line: 3 }]);
    const list = await against('list.json', '{\n "openapi": "3.0.3",\n "tags": [1,\n 2,\n ],\n "paths": {}\n}\n');
    expect(list.unread).toMatchObject([{ file: 'list.json', line: 5 }]);
  });

  test.each([
    ['nowhere', './nowhere.yaml'],
    ['nowhere in the file', '#/components/schemas/Nothing'],
    ['the passwords', '../../../../../../etc/passwd'],
    ['the passwords by their full path', '/etc/passwd'],
    ['the passwords by a URL', 'file:///etc/passwd'],
    ['the network', 'http://127.0.0.1:9/orders.yaml'],
  ])('a $ref to %s', async (_name, target) => {
    const { unread } = await against('ref.yaml', whole.replace(/type: object[^]*/, `$ref: '${target}'\n`));
    expect(unread).toEqual([expect.objectContaining({ file: 'ref.yaml', line: 12 })]);
    expect(JSON.stringify(unread)).not.toContain('root:');
  });

  test('a $ref to itself', async () => {
    const circle = "components: { schemas: { Order: { $ref: '#/components/schemas/Order' } } }\n";
    const text = whole.replace(/type: object[^]*/, `$ref: '#/components/schemas/Order'\n${circle}`);
    expect((await against('circle.yaml', text)).unread[0]).toMatchObject({ file: 'circle.yaml' });
  });

  test('a file of 100 MB', async () => {
    write(folder.path, { 'large.yaml': whole });
    truncateSync(join(folder.path, 'large.yaml'), 100 * 1024 * 1024);
    const { verdict, unread } = await against('large.yaml');
    expect(verdict).toBe('unread');
    expect(unread).toEqual([{ file: 'large.yaml', because: expect.stringMatching(/100 MB/), fix: expect.any(String) }]);
  });

  test('a contract that could be read on neither side', async () => {
    const latin = Buffer.from(whole.replace('orders.', 'comm\xe9nde.'), 'latin1');
    write(folder.path, {
      'a/openapi.yaml': latin,
      'b/openapi.yaml': latin,
      'a/data.json': Buffer.from('{ "caf\xe9": 1 }', 'latin1'),
      'b/data.json': Buffer.from('{ "caf\xe9": 2 }', 'latin1'),
    });
    for (const name of ['', '/openapi.yaml']) {
      const { code, stdout } = await architect(folder.path, ['contract', `a${name}`, `b${name}`, '--format', 'json']);
      expect(code).toBe(2);
      const { unread } = JSON.parse(stdout) as ContractResult;
      expect(unread[0]).toMatchObject({ because: expect.stringMatching(/UTF-8/) });
      expect(JSON.stringify(unread)).not.toContain('data.json');
    }
  });

  test('a contract by its first lines that cannot be read, whatever it is called', async () => {
    const latin = Buffer.from(whole.replace('orders.', 'comm\xe9nde.'), 'latin1');
    write(folder.path, { 'shown/a/.keep': '', 'shown/b/orders.yaml': latin, 'shown/b/refunds.yaml': whole });
    truncateSync(join(folder.path, 'shown/b/refunds.yaml'), 100 * 1024 * 1024);
    const { stdout } = await architect(folder.path, ['contract', 'shown/a', 'shown/b', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      unread: [
        { file: 'orders.yaml', because: expect.stringMatching(/UTF-8/) },
        { file: 'refunds.yaml', because: expect.stringMatching(/100 MB/) },
      ],
    });
  });

  test('a contract by its name that is empty', async () => {
    write(folder.path, { 'bare/a/.keep': '', 'bare/b/openapi.yaml': '\n', 'bare/b/orders.yaml': '' });
    const { code, stdout } = await architect(folder.path, ['contract', 'bare/a', 'bare/b', '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'unread',
      unread: [{ file: 'openapi.yaml', because: 'it is empty' }],
    });
  });

  test('a link out of the tree', async () => {
    write(folder.path, { 'linked/.keep': '' });
    symlinkSync('/etc/passwd', join(folder.path, 'linked/orders.yaml'));
    const { unread } = await against('linked/orders.yaml');
    expect(unread).toEqual([expect.objectContaining({ because: expect.stringMatching(/link/) })]);
    write(folder.path, { 'tree/api.yaml': whole });
    symlinkSync('/etc/passwd', join(folder.path, 'tree/order.yaml'));
    symlinkSync('/etc', join(folder.path, 'tree/etc'));
    for (const target of ['order.yaml', 'etc/passwd']) {
      write(folder.path, { 'tree/api.yaml': whole.replace(/type: object[^]*/, `$ref: './${target}'\n`) });
      const found = await against('tree/api.yaml');
      expect(found.unread).toContainEqual(expect.objectContaining({ file: 'tree/api.yaml', line: 12 }));
    }
  });
});

test('YAML that is no contract is nothing beside one, and alone is never called compatible', async () => {
  write(folder.path, {
    'plain/a/compose.yaml': 'services: { orders: { image: orders } }\n',
    'plain/b/compose.yaml': 'a: [\n',
  });
  const compared = async () => architect(folder.path, ['contract', 'plain/a', 'plain/b', '--format', 'json']);
  expect(await compared()).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/Neither folder has a file that looks like a contract\..*\n.*--as/),
  });
  write(folder.path, { 'plain/a/orders.yaml': whole, 'plain/b/orders.yaml': whole });
  const { code, stdout } = await compared();
  expect({ code, result: JSON.parse(stdout) }).toEqual({
    code: 0,
    result: { verdict: 'compatible', bump: 'none', contracts: [], changes: [], unread: [] },
  });
});
