import { likeness } from './likeness.ts';
import { type Rated, wordsOf } from './merge.ts';
import { shownQuote } from '../text/shown-quote.ts';

/** What was claimed on an earlier head: enough to tell whether somebody claims it again. */
export interface EarlierClaim {
  readonly rule: string;
  readonly path: string;
  readonly quote: string;
  readonly message: string;
  readonly why: string;
}

/**
 * Of what was claimed before, what is claimed again, in whatever words and under whatever check; null where it is new. One
 * check speaks once of one line. Otherwise the words have to be alike, and more so where neither check nor line is the same.
 */
export function saidBefore<T extends EarlierClaim>(draft: Rated, earlier: readonly T[]): T | null {
  const { claim, at } = draft;
  const words = wordsOf(draft);
  const here = earlier.filter(({ path }) => path === at.path);
  const isSameLine = ({ quote }: T) => quote === shownQuote(at.quote);
  const isAlike = (one: T) =>
    likeness(`${one.message} ${one.why}`, words) >= (one.rule === claim.check || isSameLine(one) ? 0.5 : 0.8);
  return here.find((one) => one.rule === claim.check && isSameLine(one)) ?? here.find(isAlike) ?? null;
}
