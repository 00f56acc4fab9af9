import type { Files, Need } from '../format.ts';
import { candidatesOf } from '../include-path.ts';

export default {
  format: 'thrift',
  named: /\.thrift$/i,
  tells: /\.thrift$/i,
  looksLike: () => true,
  needs: includesOf,
} satisfies Files;

const includes = /^\s*include\s+["']([^"'\n]+)["']/gm;

function includesOf(file: string, text: string): Need[] {
  return [...text.matchAll(includes)].map(([, path = '']) => ({ written: path, candidates: candidatesOf(file, path) }));
}
