import { redacted } from './secrets.ts';
import { visible } from './visible.ts';

/** A line as it is published: on one line, without what nobody sees, without secrets, and no longer than anybody reads. */
export function shownQuote(line: string): string {
  return redacted(visible(line).text).replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();
}
