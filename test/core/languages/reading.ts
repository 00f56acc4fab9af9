import { beforeAll } from 'vitest';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { prepareLanguages, readSources } from '../../../src/core/languages/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

beforeAll(() => prepareLanguages(['orders.ts'], loadGrammar));

/** Texts by path; the first is the one that is read. */
export type Files = Readonly<Record<string, string>>;

/** Reads the first file as if the change had added all of it. */
export function read(texts: Files, missing: readonly string[] = []) {
  const [path = '', text = ''] = Object.entries(texts)[0] ?? [];
  const tree = treeOf({ paths: [...Object.keys(texts), ...missing], texts, refused: {} });
  const lines = new Set(text.split('\n').map((_, index) => index + 1));
  const reading = readSources({ tree, paths: [path], touched: new Map([[path, lines]]), outlines: new Map() });
  return { ...reading, source: reading.sources[0] };
}

/** The calls of the first file, each as `line expression timeout`. */
export function calls(texts: Files | string): readonly string[] {
  const { source } = read(typeof texts === 'string' ? { 'src/orders.ts': texts } : texts);
  return source?.calls.map(({ line, expression, timeout }) => `${line} ${expression} ${timeout}`) ?? [];
}

/** The line that brings axios in. */
export const axios = "import axios from 'axios';\n";
