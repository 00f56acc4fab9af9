import { expect } from 'vitest';
import { redacted } from '../../../src/core/agents/text/secrets.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import { nothingSaid } from '../../../src/core/model/said.ts';
import { explanation } from '../../../src/core/report/parts/explanation.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { rulePage } from '../../../src/core/report/words/rule-link.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { live, rendered } from '../report/rendered.ts';

/** Every address that we ourselves may link to. */
const ours = new Set([
  ...Object.keys(rules).map((id) => rulePage(id) ?? ''),
  ...Object.values(rules).flatMap(({ authority }) => authority.map(({ url }) => url)),
]);

/** What may be read in the name of the bot, whatever a model said: nothing that does anything but what we built. */
export function expectSafe(publication: Publication): void {
  const { comments, summary, check, verified } = publication;
  const head = 'a'.repeat(40);
  const { review, onFiles } = reconcile(publication, nothingSaid, head);
  const marked = [
    ...[...comments, ...(review?.comments ?? [])].map(({ body }) => body),
    ...onFiles.map(({ bodyOnFile }) => bodyOnFile),
    ...[review?.body ?? '', summary ?? '', check.summary].filter((text) => text !== ''),
  ];
  for (const body of marked) {
    const html = expectInert(body);
    expect(html).toHaveLength(1);
    expect(html[0] ?? '').toMatch(/^<!-- architect:v1[ 0-9a-z=,]* -->$/);
  }
  const judged = verified.filter(({ finding }) => finding.judged);
  for (const id of [null, ...judged.slice(0, 3).map(({ finding }) => finding.id)]) {
    expect(expectInert(explanation(id, verified, head))).toEqual([]);
  }
  expect(check.title.length).toBeLessThan(2_000);
  expect(check.title).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(redacted(check.title)).toBe(check.title);
}

/** Nothing in it links, shows, calls or hides anything; what is HTML in it is given back, but for what we fold. */
function expectInert(body: string): readonly string[] {
  const { html, links, images, text, code } = rendered(body);
  expect(links.filter((link) => !ours.has(link))).toEqual([]);
  expect(images).toEqual([]);
  expect(text).not.toMatch(live);
  const said = [text, ...code].join('\n').replaceAll('\u200B', '');
  expect(redacted(said)).toBe(said);
  expect(body.length).toBeLessThan(65_536);
  // eslint-disable-next-line no-control-regex
  expect(body).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]|[\u{E0000}-\u{E007F}]/u);
  return html.filter((tag) => !/^(?:<details>\n<summary>[\w ,.:$()]+<\/summary>|<\/details>)$/.test(tag));
}
