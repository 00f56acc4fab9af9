import { below, type Spot } from '../../texts/document.ts';
import type { Extended } from '../comparison/element.ts';
import { areInOnePlace, isMap, type DocumentStore, type Node } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import { isRemark } from './notation.ts';
import type { Dialect, Layer } from './layer.ts';
import { ifMeant, isNull, type Nullness, nullnessOf, type NullRefusal, refusalBy, saysNullable } from './nullness.ts';
import {
  alternativesAsOne,
  askedTwiceOver,
  isLiteral,
  isNothing,
  listedConstants,
  mayOverlap,
  normalForm,
  nothing,
  takeAnything,
  without,
  withoutTaken,
  withoutIdle,
} from './normal-form.ts';

/**
 * Every schema object that applies to one value: the schema, what its `$ref` points to, and the members of `allOf`.
 * Seen this way, moving a schema into a component or out of `allOf` is not a change.
 */
export interface View {
  /** Where the value is described: the first layer. */
  readonly spot: Spot;
  readonly layers: readonly Layer[];
  /** The lists of alternatives, each of which has to be met. */
  readonly choices: readonly Choice[];
  /** Whether each of the alternatives of some choice says that it is an object. */
  readonly isChosenObject: boolean;
  /** Whether null is one of the values, by all that is said of it together. */
  readonly nullness: Nullness;
  /** Where null stands among its alternatives. */
  readonly nullAt: Spot | undefined;
  readonly identity: string;
  /** The `$ref`s among the layers that lead to others. */
  readonly extends: readonly Extended[];
  /** The `$ref`s among the layers that lead to nothing, or back to where they stand without saying anything. */
  readonly broken: string | undefined;
}

/** A `oneOf` or an `anyOf`: its members, without `null`. */
export interface Choice {
  readonly keyword: 'oneOf' | 'anyOf';
  readonly spot: Spot;
  readonly members: readonly Node[];
}

/** A schema without what is wrapped around it where it is used. */
export interface Unwrapped {
  readonly core: Node;
  /** The named schema it is. */
  readonly component: string | undefined;
  /** Whether the wrapping makes the value nullable. */
  readonly nullness: Nullness;
}

const choosing = ['oneOf', 'anyOf'] as const;

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** Takes off what only refers: a `$ref`, a list of one alternative (`null` aside), `nullable` and prose beside them. */
export function unwrap(node: Node, documents: DocumentStore, dialect: Dialect): Unwrapped {
  let core = node;
  let nullness: Nullness = 'no';
  for (;;) {
    const { raw } = core;
    const ref = refOf(raw);
    if (!isMap(raw)) return { core, component: undefined, nullness };
    const alone = (kept: readonly string[]) => Object.keys(raw).every((key) => kept.includes(key) || isRemark(key));
    if (ref !== null && (!dialect.siblings || alone(['$ref']))) {
      const target = schemaAt(ref, core.spot, documents);
      return target
        ? { core: target, component: nameOfRef(ref, core.spot.document.notation), nullness }
        : { core, component: undefined, nullness };
    }
    const list = ['allOf', 'oneOf', 'anyOf'].find(
      (keyword) => keyword in raw && alone([keyword, 'nullable', 'x-nullable']),
    );
    const members = list === undefined ? [] : list === 'allOf' ? listOf(core, list) : choicesOf(core, list);
    const [member, ...others] = members.filter(({ raw: one }) => !isNull(one));
    if (member === undefined || others.length > 0) return { core, component: undefined, nullness };
    if (list !== 'allOf' && members.length > 1) nullness = 'yes';
    else if (nullness === 'no' && saysNullable(raw)) nullness = ifMeant(dialect);
    core = member;
  }
}

/** Where a `$ref` leads, unless a parameter, a header, a body or an answer stands there: what those hold is not what a schema would say. */
function schemaAt(ref: string, from: Spot, documents: DocumentStore): Node | null {
  const target = documents.resolve(ref, from);
  const isOther = target !== null && isMap(target.raw) && holdsSchema(target.raw) && !saysKind(target.raw);
  if (isOther) documents.miss(from, noSchema);
  return isOther ? null : target;
}

/** The `$ref` that stands where fields are listed, which tools that bundle files write and no specification provides for. */
function lostFields(at: Node, documents: DocumentStore): string | null {
  const fields = isMap(at.raw) ? at.raw['properties'] : undefined;
  const ref = isMap(fields) ? fields['$ref'] : undefined;
  if (typeof ref !== 'string') return null;
  const spot = below(at.spot, 'properties');
  if (documents.resolve(ref, spot) !== null) documents.miss(spot, noFields);
  return ref;
}

const noFields = {
  because: 'its `properties` is a `$ref`, where a map of fields is expected',
  fix: 'refer to a schema that has them',
};

const noSchema = {
  because: 'its `$ref` leads to a parameter, a body or an answer where a schema is expected',
  fix: 'refer to the schema in it',
};

function holdsSchema(raw: Readonly<Record<string, unknown>>): boolean {
  return isMap(raw['content']) || isMap(raw['schema']);
}

function saysKind(raw: Readonly<Record<string, unknown>>): boolean {
  return ['type', 'properties', '$ref', 'allOf', 'oneOf', 'anyOf', 'enum', 'items'].some((key) => key in raw);
}

/** Flattens the schemas that apply to one value. Bad `$ref`s are left out; the library has recorded them. */
export function viewOf(nodes: readonly [Node, ...Node[]], documents: DocumentStore, dialect: Dialect): View {
  const [{ raw, spot }] = nodes;
  if (nodes.length > 1 || !isMap(raw)) return flattened(nodes, documents, dialect, false);
  const known = views.get(raw);
  const isKnown = known?.dialect === dialect && known.spot.document === spot.document;
  if (isKnown && areInOnePlace(known.spot, spot)) return known.view;
  const view = flattened(nodes, documents, dialect, false);
  views.set(raw, { dialect, spot, view });
  return view;
}

/** The same with each list of alternatives as it is written: a list of one is no choice otherwise. */
export function viewApart(nodes: readonly [Node, ...Node[]], documents: DocumentStore, dialect: Dialect): View {
  return flattened(nodes, documents, dialect, true);
}

/** The views of schemas that are met again wherever something refers to them. */
const views = new WeakMap<object, { readonly dialect: Dialect; readonly spot: Spot; readonly view: View }>();

function flattened(
  nodes: readonly [Node, ...Node[]],
  documents: DocumentStore,
  dialect: Dialect,
  apart: boolean,
): View {
  const layers: Layer[] = [];
  const choices: Choice[] = [];
  const seen = new Set<unknown>();
  const broken: string[] = [];
  const extended: Extended[] = [];
  let nullAt: Spot | undefined;
  let refusal: NullRefusal | undefined;
  let isChosenObject = false;

  let circle: Node | undefined;
  const open = new Set<unknown>();

  const collect = (at: Node, besideNull = false): void => {
    if (open.has(at.raw)) circle ??= at;
    if (at.raw === false) layers.push({ raw: nothing, node: at, besideNull });
    if (!isMap(at.raw) || seen.has(at.raw)) return;
    seen.add(at.raw);
    open.add(at.raw);
    collectWithin({ ...at, raw: at.raw }, besideNull);
    open.delete(at.raw);
  };
  const collectWithin = (at: Node & { readonly raw: Readonly<Record<string, unknown>> }, besideNull: boolean): void => {
    const { raw } = at;
    const from = layers.length;
    const ref = refOf(raw);
    if (ref !== null) {
      const target = schemaAt(ref, at.spot, documents);
      if (target === null) broken.push(ref);
      else {
        if (!seen.has(target.raw)) extended.push({ at: at.spot, to: target.spot });
        collect(target, besideNull);
      }
      if (!dialect.siblings) return;
    }
    const fields = lostFields(at, documents);
    if (fields !== null) broken.push(fields);
    const asked = askedTwiceOver(at);
    const own = layers.length;
    const constants = dialect.validates ? undefined : listedConstants(raw);
    layers.push({ raw: normalForm(asked ? without('not', raw) : (constants ?? raw), dialect), node: at, besideNull });
    if (asked) collect(asked, besideNull);
    for (const member of listOf(at, 'allOf')) collect(member, besideNull);
    for (const keyword of choosing) {
      if (raw[keyword] === undefined || (keyword === 'anyOf' && takeAnything(raw[keyword]))) continue;
      const members = choicesOf(at, keyword);
      const values = members.filter((member) => !isNull(member.raw));
      const others =
        keyword === 'anyOf' ? withoutTaken(values, (one) => writtenOut(one, documents, dialect).raw) : values;
      const hasNull = values.length < members.length;
      const ofNull = besideNull ? undefined : members.find((member) => isNull(member.raw));
      if (ofNull) nullAt ??= below(ofNull.spot, 'type');
      const told = others.map((member) => writtenOut(member, documents, dialect));
      const refusesTwo = dialect.validates === true && keyword === 'oneOf' && mayOverlap(told);
      const plain = refusesTwo ? undefined : alternativesAsOne(told);
      if (others.length === 1 && others[0] && !apart) collect(others[0], besideNull || hasNull);
      else if (plain && !apart)
        layers.push({ raw: plain, node: at, spelled: keyword, besideNull: besideNull || hasNull });
      else if (others.length > 0) {
        choices.push({ keyword, spot: below(at.spot, keyword), members: others });
        isChosenObject ||= others.every((member) => saysObject(documents.at(member).raw));
        const refusals = hasNull || besideNull ? [] : others.map((member) => refusalOfNull(member, documents));
        if (isFilled(refusals) && !refusals.includes(undefined))
          refusal = refusal === 'typed' || !refusals.includes('untyped') ? 'typed' : 'untyped';
      }
    }
    const parts = layers.slice(from);
    const written = layers[own];
    if (written && parts.length > 1)
      layers[own] = {
        ...written,
        raw: withoutIdle(
          written.raw,
          parts.map((part) => part.raw),
        ),
      };
  };
  nodes.forEach((node) => {
    collect(node);
  });
  if (circle !== undefined && choices.length === 0 && layers.every(({ raw }) => Object.keys(raw).every(saysNothing))) {
    documents.miss(circle.spot, endless);
    broken.push('itself');
  }
  const ids = [...layers.flatMap(({ node, spelled }) => (spelled ? [] : (identityOf(node.raw) ?? '-'))), ...broken];
  return {
    spot: layers[0]?.node.spot ?? nodes[0].spot,
    layers,
    choices,
    isChosenObject,
    nullness: nullnessOf(layers, refusal ?? (nullAt ? 'allowed' : 'any'), dialect),
    nullAt,
    identity: ids.join('.'),
    extends: extended,
    broken: broken.join(' ') || undefined,
  };
}

const endless = {
  because:
    'its `$ref`s lead back to it and say nothing else, so that it is not compared with a schema that says something',
  fix: 'let one of them point to a definition',
};

/** Keywords that ask nothing of a value: those that name a schema, and those that lead to others. */
function saysNothing(keyword: string): boolean {
  return /^\$|^definitions$|^allOf$/.test(keyword) || isRemark(keyword);
}

/** The members of a list under a key, as nodes. */
export function listOf(node: Node, key: string): Node[] {
  const list = (node.raw as Record<string, unknown>)[key];
  if (!Array.isArray(list)) return [];
  return list.map((raw: unknown, index) => ({ raw, spot: below(node.spot, key, index) }));
}

/** An alternative, or what its `$ref` leads to where that is a list of literals: those that have names of their own are an `enum` too. */
function writtenOut(member: Node, documents: DocumentStore, dialect: Dialect): Node {
  const { raw } = member;
  if (!isMap(raw) || refOf(raw) === null) return member;
  if (dialect.siblings && Object.keys(raw).some((key) => key !== '$ref' && !isRemark(key))) return member;
  const target = documents.at(member);
  return isLiteral(target.raw) ? target : member;
}

function saysObject(raw: unknown): boolean {
  return isMap(raw) && raw['type'] === 'object';
}

/** The alternatives that some value can be; all that are written where each of them refuses everything. */
function choicesOf(node: Node, keyword: string): readonly Node[] {
  const members = listOf(node, keyword);
  const possible = members.filter(({ raw }) => !isNothing(raw));
  return possible.length === 0 ? members : possible;
}

/** How schemas refuse null as alternatives, as far as it is known. */
const nullRefusals = new WeakMap<object, NullRefusal | undefined>();

/** How an alternative refuses null, as far as it, what it refers to and what it is put together from say so. */
function refusalOfNull({ raw, spot }: Node, documents: DocumentStore): NullRefusal | undefined {
  if (!isMap(raw)) return raw === false ? 'typed' : undefined;
  if (nullRefusals.has(raw)) return nullRefusals.get(raw);
  // Where it leads back to itself, it says no more than that.
  nullRefusals.set(raw, undefined);
  const ref = refOf(raw);
  const target = ref === null ? null : documents.resolve(ref, spot);
  const parts = [...(target ? [target] : []), ...listOf({ raw, spot }, 'allOf')];
  const said = [refusalBy(raw), ...(saysNullable(raw) ? [] : parts.map((part) => refusalOfNull(part, documents)))];
  const refusal = said.find((one) => one === 'typed') ?? said.find((one) => one !== undefined);
  nullRefusals.set(raw, refusal);
  return refusal;
}

/** A number for each parsed object, the same whenever it is met. */
export function identityOf(raw: unknown): number | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const known = identities.get(raw);
  if (known !== undefined) return known;
  identities.set(raw, ++lastIdentity);
  return lastIdentity;
}

/** Whether a list has a first item. */
export function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
