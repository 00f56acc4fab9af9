import type { Files, Need } from '../format.ts';
import { candidatesOf } from '../include-path.ts';

export default {
  format: 'protobuf',
  named: /\.proto$/i,
  looksLike: (text) => declaring.test(text) || opening.test(text),
  needs: importsOf,
} satisfies Files;

/** A line that begins a declaration, or a text that begins with a comment. */
const declaring = /^[ \t]*(?:syntax|edition|package|import|option|message|enum|service|extend)\b/m;
const opening = /^\s*\/[/*]/;

const imports = /^\s*import\s+(?:public\s+|weak\s+)?["']([^"'\n]+)["']/gm;

function importsOf(file: string, text: string): Need[] {
  const paths = [...text.matchAll(imports)].map(([, path = '']) => path);
  return ['buf.yaml', ...paths].map((path) => ({ written: path, candidates: candidatesOf(file, path) }));
}
