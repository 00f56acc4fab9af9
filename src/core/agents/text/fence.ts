import { createHmac } from 'node:crypto';
import { redacted } from './secrets.ts';
import { visible } from './visible.ts';

/** Encloses untrusted text in marks that cannot be forged without the key. */
export interface Fence {
  /** The mark, for the instructions. */
  readonly mark: string;
  /**
   * The text between marks, with visible characters only and without secrets. `of` describes it: our word, or a path.
   */
  around(of: string, text: string): string;
  /** A short untrusted text within one of our lines: it cannot contain a mark, or start a line. */
  inline(text: string): string;
}

/** Anything that may be taken for our mark, or for one of the model's vendor, in any spacing and case. */
const lookAlike =
  /<\s*\/?\s*(?:untrusted[\w-]*|antml:\w+|system-(?:reminder|prompt|message)|function_(?:calls|results?)|tool_(?:use|results?))\b[^>\n]{0,200}>?/gi;

/**
 * The fence of one run. Its mark is derived from a key that the author of a change does not know, and from the
 * revision. So it cannot be guessed, and is the same in every question of the run, as caching requires.
 */
export function fenceOf(key: string, revision: string): Fence {
  const mark = `N-${createHmac('sha256', key).update(revision).digest('hex').slice(0, 16)}`;
  const sanitized = (text: string): string =>
    redacted(visible(text).text)
      .replaceAll(mark, '[a forged mark]')
      .replace(
        lookAlike,
        (tag) =>
          `[a forged mark: ${tag
            .replace(/[<>\n]/g, '')
            .trim()
            .slice(0, 40)}]`,
      );
  const inline = (text: string): string => sanitized(text.slice(0, 4000)).replace(/\s+/g, ' ').trim();
  return {
    mark,
    inline,
    around: (of, text) =>
      `<untrusted id="${mark}" of="${inline(of).replaceAll('"', "'")}">\n${sanitized(text)}\n</untrusted id="${mark}">`,
  };
}
