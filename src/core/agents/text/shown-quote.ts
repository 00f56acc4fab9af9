import { redacted } from './secrets.ts';
import { visible } from './visible.ts';

/** A line of code as it is published: visible characters only, no secrets, and 200 characters at most. */
export function shownQuote(line: string): string {
  return redacted(visible(line).text).replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();
}
