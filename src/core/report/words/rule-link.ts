import { code } from './escape.ts';

/** Where the pages of the rules are published, unless a service says otherwise; each is generated from its rule. */
export const rulePages = 'https://github.com/architect-review/architect/blob/main/docs/rules';

/** The page that explains a rule; null for what is not the id of a rule of ours. */
export function rulePage(rule: string): string | null {
  return /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)+$/u.test(rule) ? `${rulePages}/${rule}.md` : null;
}

/** The rule's id in Markdown, linked to its page. */
export function ruleLink(rule: string): string {
  const page = rulePage(rule);
  return page === null ? code(rule) : `[${code(rule)}](${page})`;
}
