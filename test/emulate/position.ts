import type { ComparedFile } from './shim.ts';

/** The position GitHub used before it knew lines: how many lines of the patch come before. */
export function positionOf(
  files: readonly ComparedFile[],
  path: string,
  { line, side = 'RIGHT' }: { readonly line?: number; readonly side?: string },
): number {
  const lines = files.find(({ filename }) => filename === path)?.patch?.split('\n') ?? [];
  let [before, after] = [0, 0];
  for (const [at, text] of lines.entries()) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text);
    if (header) [before, after] = [Number(header[1]) - 1, Number(header[2]) - 1];
    else {
      if (text[0] !== '+') before++;
      if (text[0] !== '-') after++;
      const here = side === 'LEFT' ? text[0] !== '+' && before === line : text[0] !== '-' && after === line;
      if (here) return at;
    }
  }
  throw new Error(`${path}:${line} (${side}) is not in the diff`);
}
