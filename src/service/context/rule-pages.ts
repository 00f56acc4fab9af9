import { rulePages } from '../../core/report/words/rule-link.ts';

/** Plain data with each link to the page of a rule leading to `pages` instead; null leaves them as they are. */
export type Linked = <T>(value: T) => T;

/** Links to where a service has its pages: a fork, a mirror, or a site of its own. */
export function linksTo(pages: string | null): Linked {
  // What a text of somebody else is left with is a link to our pages all the same.
  return leading(rulePages, pages ?? rulePages);
}

/** The same back: what stands on a pull request is compared with what was not sent yet. */
export function linksFrom(pages: string | null): Linked {
  return leading(pages ?? rulePages, rulePages);
}

function leading(from: string, to: string): Linked {
  if (from === to) return (value) => value;
  const [was, is] = [from, to].map((pages) => JSON.stringify(pages).slice(1, -1)) as [string, string];
  return <T>(value: T) => JSON.parse(JSON.stringify(value).replaceAll(was, is)) as T;
}
