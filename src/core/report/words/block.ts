const mostLines = 120;
const longest = 1000;

/** Lines as a block of code that nothing in them can end, and without what nobody sees. */
export function block(language: string, lines: readonly string[]): string {
  const shown = lines.slice(0, mostLines).map(visible);
  const body = lines.length > mostLines ? [...shown, '…'] : shown;
  return fenced(language, body);
}

/** The same around lines that are to stand there as they are. */
export function fenced(language: string, lines: readonly string[]): string {
  const runs = lines.flatMap((line) => [...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(runs.reduce((a, b) => Math.max(a, b), 2) + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function visible(line: string): string {
  const seen = line
    .slice(0, longest * 8)
    .toWellFormed()
    .replace(/\t/gu, '  ')
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}\p{DI}\u2800]/gu, '')
    .replaceAll('<!--', '<! --');
  return seen.length > longest ? `${seen.slice(0, longest).toWellFormed()}…` : seen;
}
