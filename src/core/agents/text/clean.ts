import { redacted } from './secrets.ts';
import { visible } from './visible.ts';

/** Words of a model on one line: only what people see, no secrets, and no longer than they may be. */
export function clean(words: string, most: number): string {
  const line = visible(words.slice(0, most * 8))
    .text.replace(/\s+/g, ' ')
    .trim();
  const safe = withoutSecrets(line);
  return safe.length <= most ? safe : `${safe.slice(0, most - 1).toWellFormed()}…`;
}

/** A secret in two halves, with markup in between, is one where it is read. */
function withoutSecrets(line: string): string {
  const bare = line.replace(/[`*_~\\]/g, '');
  const marked = redacted(line);
  return marked === line && redacted(bare) !== bare ? redacted(bare) : marked;
}
