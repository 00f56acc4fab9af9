import type { Aspect } from '../model/aspect.ts';
import type { ElementKind } from '../model/contract.ts';
import { isByItself } from '../rules/by-itself.ts';
import { limits } from '../rules/limits.ts';
import { rewritten } from '../rules/rewritten.ts';
import type { Copies } from './copies.ts';
import { editOf, scopeOf } from './edit.ts';
import { firstLists } from './first-lists.ts';
import { together } from './together.ts';
import { isLostType } from './type-losses.ts';
import { joined, type Unit } from './unit.ts';

/** Edits that are one whatever they are made to. */
export function namelessEdits(units: readonly Unit[], copies: Copies): readonly Unit[] {
  const inContract = joined(
    joined(units, limitedInObject, together),
    (unit) => namelessOf(unit, copies),
    (units) => (linesOf(units) < fewestNameless(units) ? units : together(units)),
  );
  const moved = joined(firstLists(inContract, copies), (unit) => movedOf(unit, copies), together);
  const typed = joined(joined(moved, limitedAlike, together), typedAlike, inSeveralContracts);
  return joined(typed, carriedAlike, inSeveralContracts);
}

function inSeveralContracts(units: readonly [Unit, ...Unit[]]): readonly Unit[] {
  return new Set(units.map(({ parts }) => parts[0].contract)).size < fewestContracts ? units : together(units);
}

/** The same, whatever it is done to. */
function namelessOf(unit: Unit, copies: Copies): string | null {
  const { aspect, kind, name, direction, was, now } = unit.parts[0].difference;
  if (!(aspect in nameless) || (aspect === 'address' && kind !== 'operation')) return null;
  const written =
    aspect === 'address'
      ? rewritten(String(was), String(now))
      : aspect === 'pattern' && typeof was === 'string' && typeof now === 'string'
        ? [direction, ...rewritten(was, now)]
        : aspect === 'setting'
          ? // Each channel has its own name for what it gets or loses.
            [name, ...(was === null || now === null ? [was === null] : [now])]
          : kind === 'message'
            ? [was, now]
            : [direction, was, now];
  const edit = aspect === 'type' ? typesOf(was, now) : [unit.finding.rule, ...written];
  return JSON.stringify([scopeOf(unit, copies), aspect, ...edit]);
}

/** The types themselves where a field, or each item of a list of them, has another: `[Order!]` that is `[Purchase!]` as `Order` is `Purchase`. */
function typesOf(was: unknown, now: unknown): readonly unknown[] {
  const [from, to] = [was, now].map((type) => (typeof type === 'string' ? type.replace(/[[\]!]/g, '') : type));
  return from === to ? [was, now] : [from, to];
}

/**
 * What types of Avro have in their full names in place of what: they left a namespace together, and what their own names
 * begin or end with may have changed with it.
 */
function movedOf(unit: Unit, copies: Copies): string | null {
  const { format, kind, aspect, was, now } = unit.parts[0].difference;
  if (format !== 'avro' || kind !== 'schema' || aspect !== 'name') return null;
  const halves = [was, now].map((name) => /^(?:(.*)\.)?(.*)$/.exec(String(name)) ?? []);
  const [[, from = '', own = ''] = [], [, to = '', other = ''] = []] = halves;
  const edits = [rewritten(from, to), rewritten(own, other)];
  return JSON.stringify([scopeOf(unit, copies), unit.finding.rule, ...edits]);
}

/** The same limit in place of the same, for fields of one object. */
function limitedInObject(unit: Unit): string | null {
  const { kind, aspect, direction, was, now } = unit.parts[0].difference;
  if (kind !== 'schema' || !isLimit.has(aspect)) return null;
  return JSON.stringify([objectOf(unit), unit.finding.rule, aspect, direction, was, now]);
}

/** What a value has to keep to, in whichever contract of the change: a pattern says itself what it is of, and a limit with its name. */
function limitedAlike(unit: Unit): string | null {
  const { format, kind, aspect, name } = unit.parts[0].difference;
  if (kind !== 'schema' || (aspect !== 'pattern' && !isLimit.has(aspect))) return null;
  const { direction, was, now } = unit.parts[0].difference;
  return JSON.stringify([format, unit.finding.rule, aspect, direction, was, now, aspect === 'pattern' ? '' : name]);
}

const isLimit: ReadonlySet<Aspect> = new Set(limits);

/** From how many contracts on the same other type, or what messages are carried in, is one edit: whoever writes them does it alike in each. */
const fewestContracts = 3;

/** The same other type, in whichever contract of the change. */
function typedAlike(unit: Unit): string | null {
  const { format, aspect, was, now } = unit.parts[0].difference;
  return aspect === 'type' ? JSON.stringify([format, was, now]) : null;
}

/** In what messages are carried: the same status, media type or header, in whichever contract of the change. */
function carriedAlike(unit: Unit): string | null {
  const { format, kind } = unit.parts[0].difference;
  return carrying.has(kind) ? JSON.stringify([format, ...editOf(unit)]) : null;
}

const carrying: ReadonlySet<ElementKind> = new Set(['response', 'media-type', 'header', 'security', 'server']);

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
  contentType: 2,
  cardinality: 2,
  nullable: 3,
  readOnly: 3,
  default: 3,
  address: 2,
  setting: 3,
};

/**
 * Of fields that nobody meets together another type can be chance twice, unless the type itself is gone, and so can that two
 * may be null, unless they stand in one object.
 */
function fewestNameless(units: readonly [Unit, ...Unit[]]): number {
  const { aspect } = units[0].parts[0].difference;
  const isOne = aspect === 'type' && (areMetTogether(units) || units.some(isOfLost));
  return isOne || (aspect === 'nullable' && areInOneObject(units)) ? 2 : (nameless[aspect] ?? Infinity);
}

/** Whether the type that it had is gone. */
function isOfLost({ parts }: Unit): boolean {
  return parts.some(isLostType);
}

function areInOneObject(units: readonly Unit[]): boolean {
  return new Set(units.map(objectOf)).size === 1;
}

/** The object that a field stands in, as its subject begins. */
function objectOf({ finding }: Unit): string {
  return finding.subject.replace(/ > [^>]*$/, '');
}

/** Whether some operation meets all of them, or they stand in one object, or in one schema that is a file by itself. */
function areMetTogether([first, ...others]: readonly [Unit, ...Unit[]]): boolean {
  const { contract } = first.parts[0];
  if (isByItself(contract)) return others.every(({ parts }) => parts[0].contract === contract);
  if (areInOneObject([first, ...others])) return true;
  const users = (unit: Unit) => unit.finding.change?.usedBy ?? [];
  return users(first).some((user) => others.every((unit) => users(unit).includes(user)));
}
