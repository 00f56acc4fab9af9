import type { Additions, Brief } from '../../model/addition.ts';
import { evidenceAt } from '../claims/evidence-at.ts';
import type { Locate, Located } from '../claims/locate.ts';
import type { Trees } from '../material/diff-text.ts';
import { shownQuote } from '../text/shown-quote.ts';
import { codeIn, isThere, type NamesFound } from './names-found.ts';
import type { ProposedAddition } from './proposed-additions.ts';

/** What additions are checked against. */
interface AdditionContext {
  readonly sections: Brief['sections'];
  readonly trees: Trees;
  readonly locate: Locate;
  /** Looks names up in everything the agent was shown, and in the files of these lines. */
  readonly foundWith: (lines: readonly Located[]) => Promise<NamesFound>;
}

/** Keeps the additions whose lines exist and whose names all exist, and counts the rest. */
export async function checkAdditions(
  proposed: readonly ProposedAddition[],
  context: AdditionContext,
): Promise<Omit<Additions, 'because'>> {
  const kept = new Map<string, Additions['additions'][number]>();
  let dropped = 0;
  for (const one of proposed) {
    const lines = await evidenceAt(one.lines, context.locate);
    const found = await context.foundWith(lines);
    const isKept =
      one.text !== '' &&
      lines.length > 0 &&
      context.sections.includes(one.section) &&
      codeIn(one.text).every((name) => isThere(name, context.trees, found));
    if (!isKept) dropped += 1;
    else if (!kept.has(one.text)) kept.set(one.text, { ...shaped(one), lines: lines.map(placed) });
  }
  return { additions: [...kept.values()], dropped };
}

function shaped({ section, text, language, code }: ProposedAddition) {
  const isEmpty = code.every((line) => line.trim() === '');
  return { section, text, sketch: isEmpty ? null : { language, code } };
}

function placed({ path, side, line, quote }: Located) {
  return { file: path, side, line, quote: shownQuote(quote) };
}
