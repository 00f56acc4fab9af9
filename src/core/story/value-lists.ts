import type { Difference, ElementKind } from '../model/contract.ts';
import { findingId } from '../rules/finding-id.ts';
import { listed } from '../rules/listed.ts';
import { code, renderMessage, valuesOf } from '../rules/render-message.ts';
import { type Judged, joined, type Unit } from './unit.ts';

/**
 * What stands for itself where it comes or goes alone, as a parameter and a setting do whatever becomes of them, and is a list from two on:
 * fields of an object, servers of an API, ways to authenticate, operations.
 */
const listedFromTwo: readonly ElementKind[] = [
  'property',
  'argument',
  'server',
  'security',
  'message',
  'operation',
  'type',
  'constant',
  'resource',
  'possible-type',
];

/**
 * Values that came to or went from one list, and fields of one object that one edit asks for or frees, are one thing to
 * say, and what it is about is the list or the object: its id stays the same while they come and go.
 */
export function valueLists(units: readonly Unit[]): readonly Unit[] {
  return joined(units, listOf, ([first, ...others]) => {
    const [{ difference }] = first.parts;
    const list = listSubject(first.parts[0]);
    const { kind, aspect } = difference;
    const standsAlone =
      kind === 'parameter' || kind === 'setting' || (aspect === 'presence' && listedFromTwo.includes(kind));
    const isAlone = others.length === 0 && standsAlone;
    if (list === null || isAlone) return [first, ...others];
    const parts: Unit['parts'] = [...first.parts, ...others.flatMap((unit) => unit.parts)];
    const { finding } = first;
    const id = findingId(finding.rule, list);
    return [{ finding: { ...finding, id, subject: list, message: severalOf(parts) }, parts, elsewhere: [] }];
  });
}

function listOf({ finding, parts }: Unit): string | null {
  const list = listSubject(parts[0]);
  return list === null ? null : JSON.stringify([finding.rule, list]);
}

/** The subject of the list a value stands in; null where the rule speaks of each by itself. */
export function listSubject({ difference, several }: Judged): string | null {
  if (several === undefined) return null;
  const { format, subject, kind, name, aspect, was } = difference;
  // What goes both ways is read as it breaks somebody, and is one list all the same.
  const [end = ''] = (aspect === 'presence' ? /\(\w+\)$/ : /\(\w+\) \w+$/).exec(subject) ?? [];
  const contract = subject.slice(0, subject.indexOf(': '));
  // A file that is split is one list, wherever its parts went.
  if (aspect === 'file') return `${contract}: ${String(was)} ${end}`;
  const start = `${contract}: ${kind} `;
  const declared = subject.startsWith(start) ? subject.slice(start.length, -end.length - 1) : '';
  if (declared === name || declared.endsWith(`#${name}`)) {
    // A declaration stands in no list but that of its contract. An operation of GraphQL is a field of a root, and others are told by their paths.
    if (kind !== 'operation') return `${contract}: ${end}`;
    return format === 'graphql' ? `${contract}: ${name.slice(0, name.indexOf('.'))} ${end}` : null;
  }
  const item = [name, `${kind} ${name}`, calledParameter(difference)]
    .map((one) => ` > ${one} ${end}`)
    .find((one) => subject.endsWith(one));
  return item === undefined ? null : `${subject.slice(0, -item.length)} ${end}`;
}

/** A parameter as subjects call it, by its place too; the names of headers have no case. */
function calledParameter({ kind, name, given }: Difference): string {
  const place = String(given['in']);
  return `${kind} ${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

/** Whether a unit is about a list, by the list's own name. */
export function isList({ finding, parts: [first] }: Unit): boolean {
  return finding.subject !== first.finding.subject;
}

/** Where a list stands, whichever contract has it and whichever way it goes: another one can be gone with a value of it. */
function placeOfList(part: Judged): string | undefined {
  return listSubject(part)?.replaceAll(/^.*?: | \(\w+\)(?: \w+)?$/g, '');
}

/** The sentence about all values of a list, each named once; what only went with one of them is not named. */
export function severalOf(parts: readonly [Judged, ...Judged[]]): string {
  const [{ finding, difference, several }] = parts;
  const list = placeOfList(parts[0]);
  const values = parts.filter((part) => part.finding.rule === finding.rule && placeOfList(part) === list);
  const names = new Set(values.map((part) => code(part.difference.name)));
  if (several === undefined || names.size === 1) return finding.message;
  const ends = new Set(values.map((part) => String(part.difference.now)));
  const now = difference.aspect === 'file' && ends.size > 1 ? `${ends.size} files` : undefined;
  return renderMessage(several, {
    ...valuesOf(difference),
    ...(now && { now }),
    count: String(names.size),
    names: listed([...names]),
  });
}
