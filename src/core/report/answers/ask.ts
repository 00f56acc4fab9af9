import type { Material } from '../../model/material.ts';
import { headline } from '../parts/comment.ts';
import { code, text } from '../words/escape.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { ruleLink } from '../words/rule-link.ts';
import type { Answer } from './answer.ts';
import { at, named, sayStatement } from './views/named.ts';

const most = 8;
/** More text than this is not searched for one answer. */
const mostText = 5_000_000;

/** What is said where no word of a question was read. */
export const nothingRead = 'The evidence does not tell: nothing that was read of this change has these words in it.';

/** What was read that is nearest to the words of a question, each with its line; or that nothing is. */
export const ask: Answer = {
  richer: 'an answer in words, each sentence with a line that was found',
  sections: ['Answer'],
  looks: true,
  problem: (_, args) =>
    wordsIn(args.join(' ')).length > 0
      ? null
      : 'Ask something: `/architect ask what calls the payment provider, and what happens when it is down?`',
  say: (material, args) => {
    const question = args.join(' ');
    const words = wordsIn(question);
    const facts = nearest(factsIn(material), words);
    const lines = nearest(linesIn(material, words), words);
    return [
      `**Asked:** ${text(question)}`,
      ...named(
        'What was read that is nearest to these words',
        facts.map(({ said }) => said),
      ),
      ...named(
        'Lines with these words',
        lines.map(({ said }) => said),
      ),
      ...(facts.length + lines.length === 0 ? [nothingRead] : []),
    ].join('\n\n');
  },
};

/** Something that may be near to a question: what it is searched by, and how it is said. */
interface Candidate {
  readonly words: string;
  readonly said: string;
}

function factsIn({ verified, facts }: Material): readonly Candidate[] {
  const leads = verified.flatMap(({ finding }) => (finding.group ? [finding] : []));
  // What another finding says in the same words is not said again.
  const own = verified.filter(
    ({ finding: { id, message } }) =>
      !leads.some(({ group, ...lead }) => lead.message === message && group?.members.includes(id)),
  );
  return [
    ...own.map(({ finding }) => ({
      words: `${finding.change?.severity ?? finding.severity} ${finding.rule} ${finding.message} ${finding.path} ${(finding.change?.usedBy ?? []).join(' ')}`,
      said: `${headline(finding)} (${ruleLink(finding.rule)}, ${code(finding.id)}, ${lineInWords(finding)})`,
    })),
    ...verified.flatMap(({ finding: { id, message, change } }) =>
      (change?.consumers ?? []).map(({ by, file, line }) => ({
        words: `${by} ${file} ${message}`,
        said: `${code(by)} uses what ${code(id)} changes (${at(file, line)})`,
      })),
    ),
    ...facts.statements.map((statement) => ({
      words: `${statement.said} ${statement.subject}`,
      said: sayStatement(statement),
    })),
    ...facts.services.map(({ name, root, because }) => ({
      words: `service ${name} ${root}`,
      said: `${code(name)} is a service in ${code(root || '.')} (${code(because)})`,
    })),
  ];
}

/** The lines of changed files that have one of the words in them. */
function linesIn({ changed, trees }: Material, words: readonly string[]): readonly Candidate[] {
  let left = mostText;
  return changed.flatMap((path) => {
    const whole = trees.after.read(path);
    if (whole === undefined || whole.length > left) return [];
    left -= whole.length;
    return whole.split('\n').flatMap((line, index) => {
      const shown = line.trim().slice(0, 200);
      return shown !== '' && scoreOf(shown, words) > 0
        ? [{ words: shown, said: `${at(path, index + 1)} ${code(shown)}` }]
        : [];
    });
  });
}

/** The candidates that have most of the words, half of the words of the best at least. */
function nearest(candidates: readonly Candidate[], words: readonly string[]): readonly Candidate[] {
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate.words, words) }));
  const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
  return scored
    .filter(({ score }) => score > 0 && score * 2 >= best)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function scoreOf(said: string, words: readonly string[]): number {
  const plain = said.toLowerCase();
  return words.filter((word) => plain.includes(word)).length;
}

/** The words of a question that say what it is about, without their endings. */
function wordsIn(question: string): readonly string[] {
  const found =
    question
      .slice(0, 1000)
      .toLowerCase()
      .match(/[\p{L}\p{N}_$]{3,}/gu) ?? [];
  const words = found
    .filter((word) => !idle.has(word))
    .map((word) => word.replace(/(?<=\p{L}{4})(?:es|s|ed|ing)$/u, ''));
  return [...new Set(words)].slice(0, 30);
}

const idle = new Set(
  'the and for are was were what why how who which when where does did has have had this that these those with from into not can could should would will may might any all its his her our your they them there here then than but about after before change changes changed happen happens'.split(
    ' ',
  ),
);
