import type { Addition, Additions, Brief } from '../../model/addition.ts';
import { block } from '../words/block.ts';
import { nothingRead } from './ask.ts';
import { code, prose } from '../words/escape.ts';
import { fold } from '../words/fold.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { counted } from '../words/phrase.ts';

/** What facts say, and after it what an agent adds, each sentence with the lines that show it. */
export function withAdditions(facts: string, { name, sections }: Brief, { additions, dropped }: Additions): string {
  const said = sections.flatMap((section) => {
    const own = additions.filter((one) => one.section === section);
    const title = sections.length > 1 ? [`**${section}**`] : [];
    return own.length > 0 ? [...title, own.map(sayAddition).join('\n')] : [];
  });
  const left =
    dropped > 0
      ? ` ${counted(dropped, 'sentence')} of it ${dropped === 1 ? 'was' : 'were'} left out: what ${dropped === 1 ? 'it names' : 'they name'} was not found.`
      : '';
  const source = `Written by a model; every line it names was found by code.${left}`;
  if (name === 'ask') {
    // Somebody wants to know, and what is nearest to the words of a question is only where to look.
    const [asked = '', ...others] = facts.split('\n\n');
    const nearest = others.filter((part) => part !== nothingRead);
    const answer = said.length > 0 ? [...said, source] : [`${nothing}${left}`];
    return [
      asked,
      ...answer,
      ...(nearest.length > 0 ? [fold('What was read that is nearest to the words', nearest.join('\n\n'))] : []),
    ].join('\n\n');
  }
  return [
    facts,
    '### What the agent adds',
    ...(said.length > 0 ? [...said, source] : [`It found nothing to add.${left}`]),
  ].join('\n\n');
}

const nothing = '**The evidence does not tell.** The agent looked, and came to no sentence with a line that holds.';

function sayAddition({ text, lines, sketch }: Addition): string {
  const shown = lines.map(({ file, line, side, quote }) => `${lineInWords({ path: file, line, side })} ${code(quote)}`);
  const proposed =
    sketch === null
      ? []
      : ['  A sketch, which nobody has run:', block(sketch.language, sketch.code).replaceAll(/^/gmu, '  ')];
  return [
    `- ${prose(text)}`,
    ...shown.map((line) => `  - ${line}`),
    ...(proposed.length > 0 ? ['', proposed.join('\n\n')] : []),
  ].join('\n');
}
