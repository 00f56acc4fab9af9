import type { Files, Need } from '../format.ts';
import { candidatesOf } from '../include-path.ts';

export default {
  format: 'thrift',
  named: /\.thrift$/i,
  tells: /\.thrift$/i,
  looksLike: (text) => declaring.test(text) || opening.test(text),
  needs: includesOf,
} satisfies Files;

/** A line that begins a declaration, or a text that begins with a comment or with an annotation. */
const declaring =
  /^[ \t]*(?:namespace|(?:cpp_|hs_)?include|typedef|s?enum|struct|union|exception|service|const|interaction|package)\b/m;
const opening = /^\s*(?:#|\/[/*]|@)/;

const includes = /^[ \t]*include\s+["']([^"'\n]+)["']/gm;

function includesOf(file: string, text: string): Need[] {
  return [...text.matchAll(includes)].map(([, path = '']) => ({ written: path, candidates: candidatesOf(file, path) }));
}
