import { RE2JS } from 're2js';

/** Tests paths against a pattern with `*`, `**`, `?` and `{a,b}`, in time linear in the path. */
export function globTest(pattern: string): (path: string) => boolean {
  const wanted = pattern
    .trim()
    .replace(/^(?:\.?\/)+/, '')
    .slice(0, 500);
  if (wanted === '' || wanted === '**' || wanted === '*') return () => true;
  const inner = wanted.replace(/\*\*\/?|\*|\?|[{},]|[^*?{},]+/g, (piece) => pieces.get(piece) ?? RE2JS.quote(piece));
  const whole = wanted.includes('/') ? inner : `(?:.*/)?${inner}`;
  try {
    const compiled = RE2JS.compile(`${whole}(?:/.*)?`, RE2JS.DOTALL);
    return (path) => compiled.matches(path);
  } catch {
    return (path) => path === wanted;
  }
}

const pieces: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
  ['{', '(?:'],
  ['}', ')'],
  [',', '|'],
]);
