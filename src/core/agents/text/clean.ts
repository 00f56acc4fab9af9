import { redacted } from './secrets.ts';
import { visible } from './visible.ts';

/** A model's text on one line: visible characters only, no secrets, and cut to a limit. */
export function clean(words: string, most: number): string {
  const line = visible(words.slice(0, most * 8))
    .text.replace(/\s+/g, ' ')
    .trim();
  const safe = withoutSecrets(line);
  return safe.length <= most ? safe : `${safe.slice(0, most - 1).toWellFormed()}…`;
}

/** Redacts secrets, also those that are split by markup, which the reader does not see. */
function withoutSecrets(line: string): string {
  const bare = line.replace(/[`*_~\\]/g, '');
  const marked = redacted(line);
  return marked === line && redacted(bare) !== bare ? redacted(bare) : marked;
}
