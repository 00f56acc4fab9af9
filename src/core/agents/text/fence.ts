import { createHmac } from 'node:crypto';
import { redacted } from './secrets.ts';
import { visible } from './visible.ts';

/** Puts what others wrote between marks that nobody can forge who does not know the key. */
export interface Fence {
  /** The mark, for the instructions. */
  readonly mark: string;
  /** The text between marks, as people see it, without secrets. `of` says what it is; it is our word or a path. */
  around(of: string, text: string): string;
  /** A short text of others on one line of ours: nothing in it can look like a mark, or start a line. */
  inline(text: string): string;
}

/** What could be taken for a mark of ours, or of whoever runs the model, however it is spaced and cased. */
const lookAlike =
  /<\s*\/?\s*(?:untrusted[\w-]*|antml:\w+|system-(?:reminder|prompt|message)|function_(?:calls|results?)|tool_(?:use|results?))\b[^>\n]{0,200}>?/gi;

/**
 * The fence of one run. Its mark is derived from a key that the author of a change does not know and from the revision,
 * so that it cannot be guessed and is the same in every question of the run, which a cached prefix needs.
 */
export function fenceOf(key: string, revision: string): Fence {
  const mark = `N-${createHmac('sha256', key).update(revision).digest('hex').slice(0, 16)}`;
  const tame = (text: string): string =>
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
  const inline = (text: string): string => tame(text.slice(0, 4000)).replace(/\s+/g, ' ').trim();
  return {
    mark,
    inline,
    around: (of, text) =>
      `<untrusted id="${mark}" of="${inline(of).replaceAll('"', "'")}">\n${tame(text)}\n</untrusted id="${mark}">`,
  };
}
