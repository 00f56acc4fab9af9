import { rulePages } from '../../core/report/words/rule-link.ts';

/** Plain data with each link to the page of a rule leading to `pages` instead; null leaves them as they are. */
export type Linked = <T>(value: T) => T;

/** Links to where a service has its pages: a fork, a mirror, or a site of its own. */
export function linksTo(pages: string | null): Linked {
  if (pages === null) return (value) => value;
  // What a text of somebody else is left with is a link to our pages all the same.
  const instead = JSON.stringify(pages).slice(1, -1);
  return <T>(value: T) => JSON.parse(JSON.stringify(value).replaceAll(rulePages, instead)) as T;
}
