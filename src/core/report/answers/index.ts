import type { Additions, Brief } from '../../model/addition.ts';
import { type AnswerName, type AskedAnswer, type FocusName, focusNames, type Material } from '../../model/material.ts';
import { cut, longestAnswer } from '../words/cut.ts';
import { code, prose } from '../words/escape.ts';
import { listed } from '../words/listed.ts';
import { adr } from './adr.ts';
import type { Answer } from './answer.ts';
import { ask } from './ask.ts';
import { blastRadius } from './blast-radius.ts';
import { contract } from './contract.ts';
import { diagram } from './diagram.ts';
import { focused } from './focused.ts';
import { focuses } from './focuses/index.ts';
import { migration } from './migration.ts';
import { rollout } from './rollout.ts';
import { withAdditions } from './with-additions.ts';

const answers: Readonly<Record<AnswerName, Answer>> = {
  ...(Object.fromEntries(focusNames.map((name) => [name, focused(focuses[name])])) as Record<FocusName, Answer>),
  ask,
  contract,
  migration,
  'blast-radius': blastRadius,
  diagram,
  adr,
  rollout,
};

/** What facts say to a question about a change. */
export function factsFor({ name, args }: AskedAnswer, material: Material): string {
  return answers[name].say(material, args).trim();
}

/** What to ask instead, where nobody can tell what is meant; null where there is an answer. */
export function problemOf({ name, args }: AskedAnswer, material: Material): string | null {
  return answers[name].problem?.(material, args) ?? null;
}

/** What a model is asked to add to it. */
export function briefOf(name: AnswerName): Brief {
  const { richer, sections, looks = false } = answers[name];
  return { name, richer, sections, looks };
}

/**
 * An answer as it is posted: what facts say, what an agent adds to that, and what a model would add where none did. It is cut
 * to what three comments hold, unless it is printed.
 */
export function answerOf(
  asked: AskedAnswer,
  material: Material,
  added: Additions | null = null,
  limit: number = longestAnswer,
): string {
  const problem = problemOf(asked, material);
  if (problem !== null) return `${problem}\n`;
  const facts = `${factsFor(asked, material)}${unreadOf(material)}`;
  const brief = briefOf(asked.name);
  const whole = `${added?.because === null ? withAdditions(facts, brief, added) : alone(facts, brief, added)}\n`;
  return cut(whole, limit, `architect ${asked.name}`);
}

/** What the answer knows nothing of, because it could not be read. */
function unreadOf({ facts: { unread } }: Material): string {
  const lines = unread.map(
    ({ file, line, because }) => `- ${code(line === undefined ? file : `${file}:${line}`)}: ${prose(because)}`,
  );
  return lines.length === 0 ? '' : `\n\n**Could not be read**\n\n${listed(lines, mostUnread)}`;
}

const mostUnread = 5;

function alone(facts: string, { richer }: Brief, added: Additions | null): string {
  const why = added?.because ? `: ${prose(added.because)}` : '';
  return `${facts}\n\nThis is from facts alone${why}. A model would add: ${richer}.`;
}
