import type { Locate, Located } from './locate.ts';
import type { Quoted } from './quoted.ts';
import { isCommentLine } from './comment-line.ts';

/** The quoted lines that exist and are code. */
export async function evidenceAt(quoted: readonly Quoted[], locate: Locate): Promise<readonly Located[]> {
  const found = await Promise.all(quoted.map(locate));
  // A comment is no evidence: the author of a pull request can write anything in one.
  return found.flatMap((at) => (at === null || isCommentLine(at.quote) ? [] : [at]));
}
