import { rulePages } from '../../core/report/words/rule-link.ts';

/** Replaces links to rule pages in plain data. */
export type Linked = <T>(value: T) => T;

/** Makes links lead to a service's own pages: of a fork, a mirror, or a site; null leaves them as they are. */
export function linksTo(pages: string | null): Linked {
  // In a text of somebody else, a link may become one to our pages: no harm.
  return leading(rulePages, pages ?? rulePages);
}

/** The reverse: what was posted is compared with what would be posted before its links are replaced. */
export function linksFrom(pages: string | null): Linked {
  return leading(pages ?? rulePages, rulePages);
}

function leading(from: string, to: string): Linked {
  if (from === to) return (value) => value;
  const [was, is] = [from, to].map((pages) => JSON.stringify(pages).slice(1, -1)) as [string, string];
  return <T>(value: T) => JSON.parse(JSON.stringify(value).replaceAll(was, is)) as T;
}
