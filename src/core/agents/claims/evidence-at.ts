import type { Locate, Located } from './locate.ts';
import type { Quoted } from './quoted.ts';
import { isRemark } from './remark.ts';

/** Of the lines that are quoted as evidence, those that are there and do something. */
export async function evidenceAt(quoted: readonly Quoted[], locate: Locate): Promise<readonly Located[]> {
  const found = await Promise.all(quoted.map(locate));
  // What a comment says of the code is no evidence: whoever opens a pull request can write one.
  return found.flatMap((at) => (at === null || isRemark(at.quote) ? [] : [at]));
}
