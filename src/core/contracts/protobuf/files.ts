import type { Files, Need } from '../format.ts';
import { candidatesOf } from '../include-path.ts';

export default {
  format: 'protobuf',
  named: /\.proto$/i,
  looksLike: () => true,
  needs: importsOf,
} satisfies Files;

const imports = /^\s*import\s+(?:public\s+|weak\s+)?["']([^"'\n]+)["']/gm;

function importsOf(file: string, text: string): Need[] {
  const paths = [...text.matchAll(imports)].map(([, path = '']) => path);
  return ['buf.yaml', ...paths].map((path) => ({ written: path, candidates: candidatesOf(file, path) }));
}
