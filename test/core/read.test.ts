import { expect, test } from 'vitest';
import { loadGrammar } from '../../src/adapters/local/grammars.ts';
import { defaultConfig } from '../../src/core/config/default.ts';
import { allReaders } from '../../src/core/contracts/readers.ts';
import { prepareLanguages, readSources } from '../../src/core/languages/index.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import { treeOf } from '../../src/core/model/tree.ts';
import { openReader } from '../../src/core/read.ts';

await allReaders();
await prepareLanguages(['a.ts'], loadGrammar);

const contract = (type: string) =>
  `openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths: {}\ncomponents: { schemas: { Id: { type: ${type} } } }\n`;
const paths = ['api.yaml', 'src/call.ts', 'src/client.ts'];
const call = "import { client } from './client.ts';\nexport const orders = () => client.get('/orders');\n";
const client = "import axios from 'axios';\nexport const client = axios.create({ timeout: 1000 });\n";

/** A contract and a call that are edited, and these files besides. */
function change(beside: Readonly<Record<string, string>>): ChangeSet {
  const hunk = { beforeStart: 1, beforeLines: 4, afterStart: 1, afterLines: 4, removed: [2, 4], added: [2, 4] };
  const side = (api: string) => ({ paths, texts: { 'api.yaml': api, 'src/call.ts': call, ...beside }, refused: {} });
  return {
    before: side(contract('string')),
    after: side(contract('integer')),
    files: ['api.yaml', 'src/call.ts'].map((path) => ({
      status: 'modified',
      before: path,
      after: path,
      hunks: [hunk],
    })),
    configs: [],
    notes: [],
  };
}

test('what was fetched is read by those that wanted it, and nobody else reads again', () => {
  const read = openReader('2026-06-01', defaultConfig);
  const first = read(change({}));
  expect(first.wanted).toContain('src/client.ts');
  expect(first.contracts).toHaveLength(1);
  const second = read(change({ 'src/client.ts': client }), new Set(['src/client.ts']));
  expect(second.sources.after[0]?.calls).toMatchObject([{ client: 'axios', line: 2, timeout: 'set' }]);
  expect(second.contracts[0]).toBe(first.contracts[0]);
});

test('a text that was parsed is not parsed again', () => {
  const outlines = new Map<string, unknown>();
  const read = () => {
    const tree = treeOf({ paths: ['a.ts'], texts: { 'a.ts': 'export const a = 1;\n' }, refused: {} });
    return readSources({ tree, paths: ['a.ts'], touched: new Map(), outlines });
  };
  expect(read()).toMatchObject({ sources: [{ path: 'a.ts' }], unread: [] });
  for (const key of outlines.keys()) outlines.set(key, { because: 'known', fix: 'none' });
  expect(read()).toMatchObject({ sources: [], unread: [{ file: 'a.ts', because: 'known' }] });
});
