import { styleText } from 'node:util';
import { plain } from '../../src/core/report/words/escape.ts';
import { conclusions, levelsOf } from './levels.ts';
import type { ReviewedStory } from './story.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, value: string) => string;

const tones = { success: 'green', neutral: 'yellow', failure: 'red', action_required: 'red' } as const;

/** Colours a text for standard output, if that shows colours; `NO_COLOR` and `FORCE_COLOR` are respected. */
export const paint: Paint = (style, value) => styleText(style, value, { stream: process.stdout });

/** One line about an example: what the check concluded, what the example shows, and what was found. */
export function storyLine({ shows, publication }: ReviewedStory): string {
  const { check } = publication;
  const [sign, word] = conclusions[check.conclusion];
  const found = levelsOf(publication).map(({ level, count }) =>
    paint(level === 'breaking' || level === 'critical' ? 'red' : 'yellow', `${count} ${level}`),
  );
  const what = found.length > 0 ? found.join(', ') : paint('dim', plain(check.title.toLowerCase()));
  return `  ${paint(tones[check.conclusion], `${sign} ${word.padEnd(8)}`)}  ${(shows ?? '').padEnd(42)}  ${what}`;
}

/** Everything that would be posted about an example, in Markdown. */
export function posted({ title, publication: { check, comments, summary } }: ReviewedStory): string {
  return [
    `${paint('bold', title)}\nCheck: ${check.conclusion}, "${check.title}"`,
    ...comments.map(({ path, line, side, body }) => `Comment on ${path}:${line} (${side})\n${quoted(body)}`),
    summary === null ? 'No summary comment.' : `Summary comment\n${quoted(summary)}`,
  ].join('\n\n');
}

/** A link by the escape sequence OSC 8, if the terminal shows colours; else the address. */
export function link(address: string): string {
  const colored = paint('cyan', address);
  return colored === address ? address : `\u001B]8;;${address}\u0007${colored}\u001B]8;;\u0007`;
}

function quoted(body: string): string {
  return body.trimEnd().replace(/^/gmu, '  │ ');
}
