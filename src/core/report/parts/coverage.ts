import type { Unread } from '../../model/contract.ts';
import type { Facts } from '../../model/facts.ts';
import type { Coverage } from '../../model/publication.ts';
import { code, prose } from '../words/escape.ts';
import { listed } from '../words/listed.ts';
import { counted, list, sentence } from '../words/phrase.ts';

/** Nobody reads a longer list; `architect review` prints all of it. */
const mostListed = 20;

/** What was looked at and what was not, each file once, in path order. */
export function coverageOf(facts: Facts, notes: readonly string[]): Coverage {
  const kinds = [...new Set(facts.read.map(({ as }) => as))];
  const pathsOf = (kind: string) => unique(facts.read.flatMap(({ as, path }) => (as === kind ? [path] : [])));
  return {
    read: Object.fromEntries(kinds.map((kind) => [kind, pathsOf(kind)])),
    seen: facts.seen,
    unread: facts.unread,
    notes,
  };
}

/** Whether a part of the change was not read. */
export function isPartial({ unread, notes }: Coverage): boolean {
  return notes.length > 0 || unread.some(({ kind }) => kind !== 'configuration');
}

/** Whether all was read in which something may have been found: only then is what is not found any more known to be gone. */
export function isWhole({ unread, notes }: Coverage): boolean {
  return notes.length === 0 && unread.every(({ kind }) => kind !== undefined);
}

/** Whether a file of which something could not be read was read all the same: what it takes from elsewhere is missing. */
export function isReadInPart({ read }: Pick<Coverage, 'read'>, { file }: Pick<Unread, 'file'>): boolean {
  return Object.values(read).some((paths) => paths.includes(file));
}

/** What is said over something that could not be read. */
export function headingOf(unread: Unread, coverage: Pick<Coverage, 'read'>): string {
  if (unread.kind === 'configuration') return 'Configuration not followed';
  return isReadInPart(coverage, unread) ? 'Reviewed in part' : 'Not reviewed';
}

/** How many files were read, by whatever reader. */
export function countRead({ read }: Coverage): number {
  return Object.values(read).reduce((total, paths) => total + paths.length, 0);
}

/** The kinds of files that were seen and not read: `Go, Kubernetes and Protobuf`. */
export function unreadKinds({ seen }: Coverage): string {
  return list([...new Set(seen.map(({ kind }) => kind))].toSorted());
}

/**
 * What was read and what was only seen, in a sentence or two. `name` makes a path fit for where they are read. What no
 * rule reads was seen by nobody but an agent, where one was done.
 */
export function sayCoverage(coverage: Coverage, name: (path: string) => string, isAgentDone = false): string {
  const { seen } = coverage;
  const read = Object.entries(coverage.read).map(([kind, paths]) => {
    const named = kind === 'contract' && paths.length <= 3 ? ` (${paths.map(name).join(', ')})` : '';
    return `${counted(paths.length, kind)}${named}`;
  });
  return [
    ...(read.length > 0 ? [`Read ${list(read)}.`] : []),
    ...(seen.length > 0
      ? [
          `${isAgentDone ? 'Read by the agent alone' : 'Seen, not read'}: ${counted(seen.length, 'file')} of ${unreadKinds(coverage)}.`,
        ]
      : []),
  ].join(' ');
}

/** The files and limits that kept the review from being whole, and what to do about each, in Markdown. */
export function sayUnread(coverage: Coverage): readonly string[] {
  const { unread, notes } = coverage;
  const items = [
    ...unread
      .filter(({ kind }) => kind !== 'configuration')
      .map((one) => [headingOf(one, coverage), item(one)] as const),
    ...notes.map((note) => ['Not reviewed', `- ${prose(sentence(note))}`] as const),
  ];
  return [...Map.groupBy(items, ([heading]) => heading)].flatMap(([heading, under]) => [
    `#### ${heading}`,
    listed(
      under.map(([, line]) => line),
      mostListed,
    ),
  ]);
}

/** What in the configuration is not followed, and what to do about it, in Markdown. */
export function sayConfiguration({ unread }: Coverage): readonly string[] {
  const items = unread.filter(({ kind }) => kind === 'configuration').map(item);
  return items.length === 0 ? [] : ['#### Configuration not followed', listed(items, mostListed)];
}

function item({ file, line, because, fix }: Unread): string {
  const place = code(line === undefined ? file : `${file}:${line}`);
  return `- ${place}: ${prose(sentence(because))} ${prose(sentence(fix))}`;
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].toSorted();
}
