import { similarity } from './similarity.ts';
import { type Rated, wordsOf } from './merge.ts';
import { shownQuote } from '../text/shown-quote.ts';

/** A claim about an earlier head: enough to recognise it. */
export interface EarlierClaim {
  readonly rule: string;
  readonly path: string;
  readonly quote: string;
  readonly message: string;
  readonly why: string;
}

/**
 * The earlier claim that a draft repeats, in other words or under another check; null if it is new. The same check on
 * the same line is the same claim. Otherwise the texts have to be similar, and more so if both check and line differ.
 */
export function earlierClaimOf<T extends EarlierClaim>(draft: Rated, earlier: readonly T[]): T | null {
  const { claim, at } = draft;
  const words = wordsOf(draft);
  const here = earlier.filter(({ path }) => path === at.path);
  const isSameLine = ({ quote }: T) => quote === shownQuote(at.quote);
  const isAlike = (one: T) =>
    similarity(`${one.message} ${one.why}`, words) >= (one.rule === claim.check || isSameLine(one) ? 0.5 : 0.8);
  return here.find((one) => one.rule === claim.check && isSameLine(one)) ?? here.find(isAlike) ?? null;
}
