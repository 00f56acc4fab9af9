import type { Aspect } from '../model/aspect.ts';
import type { Difference, ElementKind } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import type { Place, Side } from '../model/place.ts';
import { isByItself } from '../rules/by-itself.ts';
import { inComponents } from '../rules/component-itself.ts';
import type { Copies } from './copies.ts';
import { limits } from '../rules/limits.ts';
import { breakingFirst, type Elsewhere, type Judged, joined, saying, type Unit } from './unit.ts';
import { isLostType } from './type-losses.ts';
import { isList, severalOf } from './value-lists.ts';

/** Who meets a change is named up to this many. */
const mostUsers = 30;
/** More places than this are counted, and not kept. */
const mostPlaces = 100;

/**
 * One edit is one thing to say, in however many places it shows: on a line that several parts of a contract or several
 * contracts share, in copies of one contract, or made alike all over a contract.
 */
export function sameEdits(units: readonly Unit[], copies: Copies): readonly Unit[] {
  const eachWay = joined(withComponents(units), lineOf, together);
  const onLine = joined(eachWay, bothWaysOf, together);
  const chosen = joined(onLine, chosenOf, together);
  const lists = joined(chosen, (unit) => listedIn(unit, copies), mergedLists);
  const inCopies = joined(lists, (unit) => copiedOf(unit, copies), together);
  const declared = joined(inCopies, declaredOf, together);
  const alike = joined(
    declared,
    (unit) => alikeOf(unit, copies),
    (units) => (units.length < fewest(units[0].parts[0].difference) ? units : together(units)),
  );
  return joined(
    alike,
    (unit) => valuesIn(unit, copies),
    (lists) => (lists.length < fewestSchemas ? lists : mergedLists(lists).map((unit) => ({ ...unit, elsewhere: [] }))),
  );
}

/** Edits that are one whatever they are made to. */
export function namelessEdits(units: readonly Unit[], copies: Copies): readonly Unit[] {
  const inContract = joined(
    units,
    (unit) => namelessOf(unit, copies),
    (units) => (linesOf(units) < fewestNameless(units) ? units : together(units)),
  );
  const moved = joined(inContract, (unit) => movedOf(unit, copies), together);
  return joined(joined(moved, limitedAlike, together), typedAlike, (units) =>
    new Set(units.map(({ parts }) => parts[0].contract)).size < fewestContracts ? units : together(units),
  );
}

/** What shows through a `$ref` that leads to another component now goes to the same in that component itself. */
function withComponents(units: readonly Unit[]): readonly Unit[] {
  const keyOf = (unit: Unit, subject: string) => JSON.stringify([subject, ...editOf(unit)]);
  const own = new Set(
    units.flatMap((unit) => (unit.parts[0].difference.reference ? [] : [keyOf(unit, unit.finding.subject)])),
  );
  const itself = (unit: Unit) =>
    inComponents(unit.parts[0].difference, unit.finding.subject)
      .map((subject) => keyOf(unit, subject))
      .find((key) => own.has(key)) ?? keyOf(unit, unit.finding.subject);
  return joined(units, itself, (group) => {
    const lead = group.find((unit) => unit.parts[0].difference.reference === undefined) ?? group[0];
    return together([lead, ...group.filter((unit) => unit !== lead)]);
  });
}

/** The edit as it is written, without what it is done to. */
function editOf({ finding, parts }: Pick<Unit, 'finding' | 'parts'>): readonly unknown[] {
  const edits = parts.map(({ difference: { kind, aspect, direction, name, was, now } }) =>
    JSON.stringify([kind, aspect, direction, name, was, now]),
  );
  return [finding.rule, ...new Set(edits.toSorted())];
}

/**
 * The edited lines, and what was done there. A choice that came or went stands on one side only, and is met under the name
 * of whatever refers to it.
 */
function lineOf(unit: Unit): string {
  const { aspect, direction, was, now, before, after } = unit.parts[0].difference;
  const place = was === null ? after : now === null ? before : [before, after];
  // Where what came or went would be on the other side is told by what refers to it.
  if (aspect === 'presence') return JSON.stringify([...editOf(unit), place]);
  if (aspect !== 'variants' || (was !== null && now !== null)) return JSON.stringify([...editOf(unit), before, after]);
  return JSON.stringify([unit.finding.rule, aspect, direction, was, now, place]);
}

/** The edited lines, and what was done there, for those who send it and those who receive it. */
function bothWaysOf({ parts }: Unit): string {
  const { kind, aspect, name, was, now, before, after } = parts[0].difference;
  const names = parts.map(({ difference }) => difference.name).toSorted();
  return JSON.stringify([kind, aspect, name, was, now, names, before, after]);
}

/** What a part of protobuf has from the option, the edition or the enum that is edited, whichever part it is. */
const chosenForMany = new Set<Aspect>([
  'cardinality',
  'required',
  'default',
  'enumType',
  'visibility',
  'jsonFormat',
  'stringType',
  'utf8Validation',
  'javaUtf8Validation',
]);

/** The edited lines, and what is chosen there for all that they hold for. */
function chosenOf({ finding, parts: [{ difference }] }: Unit): string | null {
  const { format, aspect, direction, was, now, before, after } = difference;
  if (format !== 'protobuf' || !chosenForMany.has(aspect)) return null;
  return JSON.stringify([finding.rule, aspect, direction, was, now, before, after]);
}

/** A list, whichever copy of the contract it stands in: its values can come and go in some of them only. */
function listedIn(unit: Unit, copies: Copies): string | null {
  if (!isList(unit)) return null;
  const { rule, subject } = unit.finding;
  return JSON.stringify([rule, copies.firstOf(unit.parts[0].contract.path), subject.slice(subject.indexOf(': '))]);
}

/** From how many schemas on values that go from the same field of each are one edit: each event has a type of its own. */
const fewestSchemas = 3;

/** The list of values of a field, whichever schema of a folder it is in, where each file is one. */
function valuesIn(unit: Unit, copies: Copies): string | null {
  const [{ contract, difference }] = unit.parts;
  if (difference.kind !== 'enum-value' || !isByItself(contract) || !isList(unit)) return null;
  const { rule, subject } = unit.finding;
  return JSON.stringify([rule, scopeOf(unit, copies), subject.slice(subject.indexOf(': '))]);
}

function mergedLists(lists: readonly [Unit, ...Unit[]]): readonly Unit[] {
  return together(lists).map((unit) => saying(unit, severalOf(unit.parts)));
}

/** What was done, whichever copy of the contract it was done in. */
export function copiedOf(unit: Pick<Unit, 'finding' | 'parts'>, copies: Copies): string {
  const { contract, difference } = unit.parts[0];
  const { kind, name, subject } = difference;
  if (kind === 'operation') {
    return JSON.stringify([
      unit.finding.rule,
      difference.aspect,
      copies.firstOf(contract.path),
      copies.commonName(contract.path, name),
    ]);
  }
  return JSON.stringify([...editOf(unit), copies.firstOf(contract.path), subject.slice(subject.indexOf(': ') + 2)]);
}

/** What was done to what contracts declare under one name: they have it from each other, or from a third. */
function declaredOf(unit: Unit): string | null {
  const { format, kind, aspect, name, subject, given } = unit.parts[0].difference;
  const [first, ...others] = unit.parts;
  if (kind === 'operation' && aspect === 'presence' && given['operationId'] !== undefined && others.length === 0)
    return JSON.stringify([format, unit.finding.rule, given['operationId'], name.split('/').at(-1)]);
  if (kind === 'security') return JSON.stringify([format, ...editOf(unit)]);
  const declared = subject.slice(subject.indexOf(': ') + 2);
  if (!ofValues.has(kind) || declared.startsWith('operation ') || format === 'json-schema') return null;
  // Beside another contract of it, a contract may lead to it one way only.
  const edit = isList(unit) ? editOf(unit) : editOf({ finding: unit.finding, parts: [first] });
  return JSON.stringify([format, ...edit, declared]);
}

const ofValues = new Set<ElementKind>(['schema', 'property', 'variant', 'enum-value', 'constraint']);

/** A unit without what only went with it: of several that lose the same, one is followed by what none of them needs any more. */
function ownOf({ finding, parts: [first, ...others] }: Unit): Pick<Unit, 'finding' | 'parts'> {
  return { finding, parts: [first, ...others.filter((part) => part.finding.rule === finding.rule)] };
}

/** The same, of what is called the same. */
function alikeOf(unit: Unit, copies: Copies): string | null {
  const { difference } = unit.parts[0];
  if (fewest(difference) === Infinity) return null;
  const { aspect } = difference;
  const names = unit.parts.map((part) => part.difference.name);
  // Files that only share a place to be generated into are contracts of their own.
  if (aspect === 'option') return JSON.stringify([difference.format, unit.finding.rule, ...new Set(names.toSorted())]);
  return JSON.stringify([scopeOf(unit, copies), ...editOf(ownOf(unit))]);
}

/** The same, whatever it is done to. */
function namelessOf(unit: Unit, copies: Copies): string | null {
  const { aspect, kind, name, direction, was, now } = unit.parts[0].difference;
  if (!(aspect in nameless) || (aspect === 'address' && kind !== 'operation')) return null;
  const written =
    aspect === 'address'
      ? rewritten(String(was), String(now))
      : aspect === 'setting'
        ? [name, now]
        : [direction, was, now];
  const edit = aspect === 'type' ? typesOf(was, now) : [unit.finding.rule, ...written];
  return JSON.stringify([scopeOf(unit, copies), aspect, ...edit]);
}

/** The types themselves where a field, or each item of a list of them, has another: `[Order!]` that is `[Purchase!]` as `Order` is `Purchase`. */
function typesOf(was: unknown, now: unknown): readonly unknown[] {
  const [from, to] = [was, now].map((type) => (typeof type === 'string' ? type.replace(/[[\]!]/g, '') : type));
  return from === to ? [was, now] : [from, to];
}

/** The namespace that types of Avro have left for another one: each of them has another full name. */
function movedOf(unit: Unit, copies: Copies): string | null {
  const { format, kind, aspect, was, now } = unit.parts[0].difference;
  if (format !== 'avro' || kind !== 'schema' || aspect !== 'name') return null;
  const [from, to] = [was, now].map((name) => String(name).split('.'));
  if (from?.pop() !== to?.pop()) return null;
  return JSON.stringify([scopeOf(unit, copies), unit.finding.rule, from, to]);
}

/** What a value has to keep to, in whichever contract of the change: a pattern says itself what it is of, and a limit with its name. */
function limitedAlike(unit: Unit): string | null {
  const { format, kind, aspect, name } = unit.parts[0].difference;
  if (kind !== 'schema' || (aspect !== 'pattern' && !isLimit.has(aspect))) return null;
  const { direction, was, now } = unit.parts[0].difference;
  return JSON.stringify([format, unit.finding.rule, aspect, direction, was, now, aspect === 'pattern' ? '' : name]);
}

const isLimit: ReadonlySet<Aspect> = new Set(limits);

/** From how many contracts on the same other type is one edit: whoever generates them writes it in another way. */
const fewestContracts = 3;

/** The same other type, in whichever contract of the change. */
function typedAlike(unit: Unit): string | null {
  const { format, aspect, was, now } = unit.parts[0].difference;
  return aspect === 'type' ? JSON.stringify([format, was, now]) : null;
}

/** What another text has in place of what, without what both begin and end with. */
function rewritten(was: string, now: string): readonly [string, string] {
  const most = Math.min(was.length, now.length);
  let start = 0;
  while (start < most && was[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  return [was.slice(start, was.length - end), now.slice(start, now.length - end)];
}

/** The contract an edit is made in, whichever copy of it; of schemas that are files by themselves it is their folder. */
function scopeOf({ parts: [{ contract }] }: Unit, copies: Copies): string {
  const { format, path } = contract;
  return isByItself(contract) ? `${format} in ${path.slice(0, path.lastIndexOf('/') + 1)}` : copies.firstOf(path);
}

/** On how many lines they stand. */
function linesOf(units: readonly Unit[]): number {
  return units.reduce((sum, { finding }) => sum + 1 + (finding.group?.also.length ?? 0), 0);
}

/**
 * Edits that are one whatever they are made to, from how many on: a generator or a search and replace closes objects or
 * gives all ids another type or all lists the same limit, and a pattern says itself what it is of.
 */
const nameless: Partial<Record<Aspect, number>> = {
  uniqueItems: 3,
  additionalProperties: 2,
  unevaluatedProperties: 2,
  type: 3,
  oneof: 2,
  variants: 2,
  pattern: 2,
  format: 2,
  contentEncoding: 2,
  contentMediaType: 2,
  cardinality: 2,
  nullable: 3,
  default: 3,
  address: 2,
  setting: 3,
};

/** Of fields that nobody meets together another type can be chance twice, unless the type itself is gone. */
function fewestNameless(units: readonly [Unit, ...Unit[]]): number {
  const { aspect } = units[0].parts[0].difference;
  const isOne = aspect === 'type' && (areMetTogether(units) || units.some(isOfLost));
  return isOne ? 2 : (nameless[aspect] ?? Infinity);
}

/** Whether the type that it had is gone. */
function isOfLost({ parts }: Unit): boolean {
  return parts.some(isLostType);
}

/** Whether some operation meets all of them, or they stand in one object, or in one schema that is a file by itself. */
function areMetTogether([first, ...others]: readonly [Unit, ...Unit[]]): boolean {
  const { contract } = first.parts[0];
  if (isByItself(contract)) return others.every(({ parts }) => parts[0].contract === contract);
  const holders = new Set([first, ...others].map(({ finding }) => finding.subject.replace(/ > [^>]*$/, '')));
  if (holders.size === 1) return true;
  const users = (unit: Unit) => unit.finding.change?.usedBy ?? [];
  return users(first).some((user) => others.every((unit) => users(unit).includes(user)));
}

/** From how many on edits that read alike are one: a status or a media type that two operations lose need not have one cause. */
function fewest({ kind, aspect, name }: Difference): number {
  if (kind === 'variant' && name.includes(': ')) return 2;
  if (aspect === 'presence' || aspect === 'option') return fewestOf[kind] ?? Infinity;
  return aspect === 'additionalProperties' || aspect === 'unevaluatedProperties' ? Infinity : 2;
}

const fewestOf: Partial<Record<ElementKind, number>> = {
  security: 2,
  server: 2,
  'enum-value': 2,
  property: 2,
  parameter: 2,
  argument: 2,
  header: 2,
  variant: 2,
  body: 3,
  response: 3,
  'media-type': 3,
  // Each file has a package and a class of its own to be generated into.
  option: 3,
};

/** Several units that say the same, as one: it stands where the first that is as bad as any stands, and names the places of the others. */
export function together(units: readonly [Unit, ...Unit[]]): readonly Unit[] {
  const [first, ...others] = breakingFirst(units);
  if (others.length === 0) return [first];
  const { finding } = first;
  const also = placesOf(others, finding);
  const asBad = units.filter((unit) => unit.finding.change?.severity === finding.change?.severity);
  const users = new Set([first, ...asBad].flatMap((unit) => unit.finding.change?.usedBy ?? []));
  const change = finding.change && { ...finding.change, usedBy: [...users].slice(0, mostUsers) };
  const parts: readonly Judged[] = others.flatMap((unit) => unit.parts);
  return [
    {
      finding: {
        ...finding,
        ...(change && { change }),
        group: { members: finding.group?.members ?? [], also: [...(finding.group?.also ?? []), ...also] },
      },
      parts: [...first.parts, ...parts],
      elsewhere: [...first.elsewhere, ...others.flatMap((unit) => placesIn(unit, first))],
    },
  ];
}

/** The places of a unit, with the name of what it is about where the first is about another field. */
function placesIn(unit: Unit, { finding, parts: [first] }: Unit): readonly Elsewhere[] {
  const [{ contract, difference }] = unit.parts;
  const { where, name, kind, aspect } = difference;
  // A choice goes by the names of whatever refers to it.
  const isChoice = aspect === 'variants' && placesOf([unit], finding).length === 0;
  const isCall = (one: ElementKind) => one === 'operation';
  const isOtherwise = name !== first.difference.name && isCall(kind) === isCall(first.difference.kind);
  const named = isOtherwise && !isChoice && !isList(unit) ? { name } : {};
  const place = contract !== first.contract && isByItself(contract) ? contract.path : where;
  return [...unit.elsewhere, { where: place }].map((one) => ({ ...named, ...one }));
}

/** Where the others stand, each line once. */
function placesOf(units: readonly Unit[], { path, line, side }: Finding): readonly (Place & { side: Side })[] {
  const known = new Set([`${side} ${path}:${line}`]);
  return units
    .map(({ finding }) => ({ file: finding.path, line: finding.line, side: finding.side }))
    .filter((place) => {
      const key = `${place.side} ${place.file}:${place.line}`;
      return !known.has(key) && known.add(key);
    })
    .slice(0, mostPlaces);
}
