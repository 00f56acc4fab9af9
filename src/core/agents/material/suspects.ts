import type { Place, Side } from '../../model/place.ts';
import type { ChangedFile } from '../../model/change-set.ts';
import type { Trees } from './diff-text.ts';
import { linesOf, shown } from '../text/lines.ts';
import { visible } from '../text/visible.ts';

/** A line that seems to address an automated reviewer. */
export type Suspect = Place & { readonly side: Side };

const reviewer =
  '(?:ai|llm|bot|gpt|claude|copilot|agent|assistant|language model|automated|code)[ -]?(?:review(?:er|s|ing)?|reviewers?|assistants?|agents?|models?|tools?)?';
const addressed: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|your|system)\b.{0,40}\b(?:instruction|prompt|rule|direction|message|context)/i,
  new RegExp(
    `\\b(?:note|attention|instructions?|message|hey|dear)\\b.{0,20}\\b(?:to|for)\\b.{0,20}\\b${reviewer}\\b`,
    'i',
  ),
  new RegExp(
    `\\b${reviewer}\\b.{0,60}\\b(?:must|should|please|do not|don't|never|always)\\b.{0,40}\\b(?:report|flag|approve|ignore|skip|comment|review|mention)`,
    'i',
  ),
  /\b(?:do not|don't|never)\b.{0,20}\b(?:report|flag|mention)\b.{0,40}\b(?:this|these|any|finding|issue|problem|change|file)/i,
  /\byou are (?:now )?(?:an?|the)\b.{0,40}\b(?:ai|assistant|model|reviewer|agent)\b/i,
  /\b(?:respond|reply|answer|output)\b.{0,30}\b(?:with|only)\b.{0,30}\b(?:lgtm|approved?|empty (?:list|array)|no (?:findings|issues))/i,
  /<\/?\s*(?:untrusted|system-reminder|system-prompt|antml:|function_(?:calls|results)|tool_result)/i,
  /\b(?:begin|end) (?:system )?(?:prompt|instructions?)\b/i,
];

const mostSuspects = 20;
/** The most added text that is searched, in characters: it takes about a second. */
const mostText = 4_000_000;

/** The added lines that address an automated reviewer or hide characters: found by patterns, without a model. */
export function suspectsIn(files: readonly ChangedFile[], trees: Trees): readonly Suspect[] {
  const found: Suspect[] = [];
  let room = mostText;
  for (const file of files) {
    const text = file.after === null ? undefined : trees.after.read(file.after);
    if (file.after === null || text === undefined) continue;
    if (addresses(file.after)) found.push({ file: file.after, line: 1, side: 'after' });
    const lines = linesOf(text);
    for (const line of file.hunks.flatMap((hunk) => hunk.added)) {
      const added = shown(lines[line - 1] ?? '');
      room -= added.length + 1;
      if (found.length >= mostSuspects || room < 0) return found;
      if (addresses(added)) found.push({ file: file.after, line, side: 'after' });
    }
  }
  return found;
}

/** Joiners that emoji and some scripts need: they hide nothing. */
const joiners =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}])[\uFE0F\u200D]+|(?<=\p{L}|\p{M})(?<!\p{Script=Latin})[\u200C\u200D]/gu;

function addresses(line: string): boolean {
  const { text, hidden } = visible(line.replace(/^\uFEFF/, '').replace(joiners, ''));
  return hidden > 0 || addressed.some((pattern) => pattern.test(text));
}
