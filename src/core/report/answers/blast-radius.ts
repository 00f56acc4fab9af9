import type { Use } from '../../model/consumer.ts';
import type { Material } from '../../model/material.ts';
import { headline } from '../parts/comment.ts';
import { beyond } from '../words/beyond.ts';
import { code } from '../words/escape.ts';
import { counted, firstOf, firstOperations } from '../words/phrase.ts';
import type { Answer } from './answer.ts';
import { type Change, changesOf } from './changes-of.ts';

const most = 30;
/** More text than this is not searched for one answer. */
const mostText = 20_000_000;

/** Who in this repository uses what a finding changes, with lines: as far as a review reads the repository, and it says how far. */
export const blastRadius: Answer = {
  richer: 'which of these lines really depend on it, and what else calls it by another name',
  sections: ['Who depends on it'],
  problem: ({ verified }, [of = '']) => {
    const changes = changesOf(verified);
    if (namedBy(of, changes) !== undefined) return null;
    const ids = changes.map(({ id }) => code(id));
    return `Say which change of a contract, by the id of its finding. ${ids.length === 0 ? 'No contract changes.' : `There is ${firstOf(ids, 10)}.`}`;
  },
  say: ({ verified, trees, facts }, [of = '']) => {
    const finding = namedBy(of, changesOf(verified));
    if (finding === undefined) return '';
    const { change } = finding;
    const words = namesIn(finding);
    const own = change.after?.file ?? change.before?.file ?? '';
    const { lines, files } = linesWith(words, trees.after, own);
    const others = trees.after.paths().filter((path) => path !== own).length;
    const contracts = new Set(facts.contracts.map(({ path }) => path));
    const users = lines.filter(({ file }) => !contracts.has(file));
    return [
      `### Who uses it: ${headline(finding)} ${code(finding.id)}`,
      change.usedBy.length > 0
        ? `Clients meet it in ${firstOperations(change.usedBy.map(code), 10, 'operation')}.`
        : 'No operation is known to lead to it.',
      ...(change.consumers ? [`Known to use it: ${firstOf(change.consumers.map(known), most)}.`] : []),
      users.length > 0
        ? [
            `In this repository ${firstOf(words.map(code), 5)} stand${words.length === 1 ? 's' : ''} in:`,
            '',
            ...users.slice(0, most).map(line),
          ].join('\n')
        : `In the files that were read nothing ${change.consumers ? 'else ' : ''}names ${firstOf(words.map(code), 5)}.`,
      ...beyond(users, most, (left) => `and ${counted(left, 'more line')}`),
      files < others
        ? `Looked at ${files} of the ${counted(others, 'other file')} of this repository. The rest is not seen.`
        : 'Looked at all other files of this repository.',
    ].join('\n\n');
  },
};

function known({ by, file, line: at }: Use): string {
  return `${code(by)} in ${code(`${file}:${at}`)}`;
}

/** The change whose id begins so, if it is one. */
function namedBy(of: string, changes: readonly Change[]): Change | undefined {
  const id = of.replaceAll('`', '').toLowerCase();
  const [finding, another] = changes.filter((change) => /^[0-9a-f]{4,8}$/u.test(id) && change.id.startsWith(id));
  return another === undefined ? finding : undefined;
}

/** What a change is called where somebody uses it: the names that its sentence quotes, and the paths of its operations. */
function namesIn({ message, change }: Change): readonly string[] {
  const quoted = [...message.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
  const named = quoted.filter((name) => /^[\p{L}_][\p{L}\p{N}_.-]{2,60}$/u.test(name));
  const paths = change.usedBy.flatMap((operation) => /^[A-Z]+ (\/[^\s{]{2,}?)\/?(?:$|\{)/u.exec(operation)?.[1] ?? []);
  return [...new Set([...named.slice(0, 1).flatMap(spellings), ...paths])].slice(0, 10);
}

/** A name as code may spell it: `zip_code`, and what generators make of that. */
function spellings(name: string): readonly string[] {
  const camel = name.replaceAll(/(?<=[\p{L}\p{N}])_+(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
  return camel === name ? [name] : [name, camel, `${camel.charAt(0).toUpperCase()}${camel.slice(1)}`];
}

/** A line that names what changes. */
interface NamingLine {
  readonly file: string;
  readonly number: number;
  readonly text: string;
  /** How many of the names its file has. */
  readonly named: number;
}

function linesWith(words: readonly string[], { paths, read }: Material['trees']['after'], own: string) {
  const lines: NamingLine[] = [];
  let [files, left] = [0, mostText];
  for (const file of paths()) {
    const text = file === own ? undefined : read(file);
    if (text === undefined || text.length > left) continue;
    files += 1;
    left -= text.length;
    const named = words.filter((word) => text.includes(word)).length;
    if (named === 0) continue;
    for (const [index, one] of text.split('\n').entries()) {
      if (words.some((word) => holds(one, word))) lines.push({ file, number: index + 1, text: one.trim(), named });
    }
  }
  // A file that names the path as well as the field is rather about it.
  return { lines: lines.toSorted((one, other) => other.named - one.named), files };
}

/** Whether a line has this very name, and no longer one that holds it. */
function holds(line: string, word: string): boolean {
  const at = line.indexOf(word);
  return (
    at >= 0 && !/[\p{L}\p{N}_]/u.test(`${line[at - 1] ?? ' '}`) && !/[\p{L}\p{N}_]/u.test(line[at + word.length] ?? ' ')
  );
}

function line({ file, number, text }: NamingLine): string {
  return `- ${code(`${file}:${number}`)} ${code(text.slice(0, 200))}`;
}
