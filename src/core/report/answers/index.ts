import { type AnswerName, type AskedAnswer, type FocusName, focusNames, type Material } from '../../model/material.ts';
import { cut } from '../words/cut.ts';
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

/** What facts say to a question about a change, and what a model would add to that. */
export function answerOf({ name, args }: AskedAnswer, material: Material): string {
  const { say, richer } = answers[name];
  return cut(`${say(material, args).trim()}\n\nThis is from facts alone. A model would add: ${richer}.\n`);
}
