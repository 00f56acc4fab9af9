import type { Aspect } from '../model/aspect.ts';
import type { Difference, ElementKind } from '../model/contract.ts';
import { isByItself } from '../rules/by-itself.ts';
import { inComponents } from '../rules/component-itself.ts';
import type { Copies } from './copies.ts';
import { copiedOf, editOf, scopeOf } from './edit.ts';
import { together } from './together.ts';
import { joined, saying, type Unit } from './unit.ts';
import { isList, severalOf } from './value-lists.ts';

/**
 * One edit is one thing to say, in however many places it shows: on a line that several parts of a contract or several
 * contracts share, in copies of one contract, or made alike all over a contract.
 */
export function sameEdits(units: readonly Unit[], copies: Copies): readonly Unit[] {
  const eachWay = joined(withComponents(units), lineOf, together);
  const onLine = joined(eachWay, bothWaysOf, together);
  const chosen = joined(joined(onLine, chosenOf, together), channelOf, together);
  const lists = joined(chosen, (unit) => listedIn(unit, copies), mergedLists);
  const inCopies = joined(lists, (unit) => copiedOf(unit, copies), together);
  const declared = joined(inCopies, declaredOf, together);
  const alike = joined(
    declared,
    (unit) => alikeOf(unit, copies),
    (units) => (placesOf(units) < fewestOfThem(units) ? units : together(units)),
  );
  return joined(
    alike,
    (unit) => valuesIn(unit, copies),
    (lists) => (lists.length < fewestSchemas ? lists : mergedLists(lists).map((unit) => ({ ...unit, elsewhere: [] }))),
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
  const names = new Set(parts.map(({ difference }) => difference.name));
  return JSON.stringify([kind, aspect, name, was, now, [...names].toSorted(), before, after]);
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

/** The channel of AsyncAPI that nothing is sent to any more, or received from: both are gone with it. */
function channelOf({ parts: [{ contract, difference }] }: Unit): string | null {
  const { format, kind, aspect, name, now } = difference;
  if (format !== 'asyncapi' || kind !== 'operation' || aspect !== 'presence' || now !== null) return null;
  return JSON.stringify([contract.path, name.slice(name.indexOf(' ') + 1)]);
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

/** In how many places they are. */
function placesOf(units: readonly Unit[]): number {
  return units.reduce((sum, { elsewhere }) => sum + 1 + elsewhere.length, 0);
}

/** From how many on edits that read alike are one. */
function fewest({ kind, aspect, name }: Difference): number {
  if (kind === 'variant' && name.includes(': ')) return 2;
  if (aspect === 'presence' || aspect === 'option') return fewestOf[kind] ?? Infinity;
  return aspect === 'additionalProperties' || aspect === 'unevaluatedProperties' ? Infinity : 2;
}

/** Operations of one path have one handler, and one edit: two are enough. */
function fewestOfThem(units: readonly [Unit, ...Unit[]]): number {
  const paths = units.map(({ finding }) => /: operation \S+ (\S+) > /.exec(finding.subject)?.[1] ?? null);
  const most = fewest(units[0].parts[0].difference);
  return new Set(paths).size === 1 && paths[0] !== null ? Math.min(most, 2) : most;
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
  'possible-type': 2,
  response: 2,
  'media-type': 2,
  body: 3,
  schema: 3,
  // Each file has a package and a class of its own to be generated into.
  option: 3,
};
