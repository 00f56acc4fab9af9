import type { Files, Need } from '../format.ts';
import { candidatesOf } from '../include-path.ts';

export default {
  format: 'protobuf',
  named: /\.(?:proto|textproto|txtpb|pbtxt)$/i,
  looksLike: (text, file) =>
    isTextFormat(file) ? describing.every((one) => one.test(text)) : declaring.test(text) || opening.test(text),
  needs: importsOf,
} satisfies Files;

/** A line that begins a declaration, or a text that begins with a comment. */
const declaring = /^[ \t]*(?:syntax|edition|package|import|option|message|enum|service|extend)\b/m;
const opening = /^\s*\/[/*]/;

/** Whether a file is called as messages are that are written as text. */
export function isTextFormat(file: string): boolean {
  return /\.(?:textproto|txtpb|pbtxt)$/i.test(file);
}

/** How a set of descriptors describes a file of declarations, as text. */
const describing = [/^[ \t]*file[ \t]*:?[ \t]*[{<]/m, /\b(?:message_type|enum_type|service)[ \t]*:?[ \t]*[{<]/];

const imports = /^[ \t]*import\s+(?:public\s+|weak\s+)?["']([^"'\n]+)["']/gm;

function importsOf(file: string, text: string): Need[] {
  const paths = [...text.matchAll(imports)].map(([, path = '']) => path);
  return ['buf.yaml', 'buf.work.yaml', ...paths].map((path) => ({
    written: path,
    candidates: candidatesOf(file, path),
  }));
}
