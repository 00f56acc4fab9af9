import { expect } from 'vitest';
import { redacted } from '../../src/agents/text/secrets.ts';
import type { Publication } from '../../src/model/publication.ts';
import { rulePage } from '../../src/report/rule-link.ts';
import { rules } from '../../src/rules/index.ts';
import { live, rendered } from '../review/rendered.ts';

/** Every address that we ourselves may link to. */
const ours = new Set([
  ...Object.keys(rules).map((id) => rulePage(id) ?? ''),
  ...Object.values(rules).flatMap(({ authority }) => authority.map(({ url }) => url)),
]);

/** What may be read in the name of the bot, whatever a model said: nothing that does anything but what we built. */
export function expectSafe({ comments, summary, check }: Publication): void {
  for (const body of [...comments.map(({ body }) => body), summary ?? '', check.summary].filter(
    (text) => text !== '',
  )) {
    const { html, links, images, text, code } = rendered(body);
    expect(html).toHaveLength(1);
    expect(html[0]).toMatch(/^<!-- architect:v1[ 0-9a-z=,]* -->$/);
    expect(links.filter((link) => !ours.has(link))).toEqual([]);
    expect(images).toEqual([]);
    expect(text).not.toMatch(live);
    const said = [text, ...code].join('\n');
    expect(redacted(said.replaceAll('\u200B', ''))).toBe(said.replaceAll('\u200B', ''));
    expect(body.length).toBeLessThan(65_536);
    // eslint-disable-next-line no-control-regex
    expect(body).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]|[\u{E0000}-\u{E007F}]/u);
  }
  expect(check.title.length).toBeLessThan(2_000);
}
