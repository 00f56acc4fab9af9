import type { Element, Matched } from '../comparison/element.ts';
import { addressOf, isMap, type Node, nameOfNode } from '../document-store.ts';
import { type Alternative, alternativesOf } from './alternative.ts';
import type { SchemaContext } from './context.ts';
import { type Discriminator, discriminatorOf, type Mapped } from './discriminator.ts';
import { matchAlternatives } from './matching.ts';
import type { Choice, View } from './view.ts';
import { standingFor, wireElements } from './wire-values.ts';

/** A schema of one side that others extend. */
export interface Base {
  readonly node: Node;
  readonly view: View;
  readonly context: SchemaContext;
}

/** What a subtype has from schemas that are compared by themselves: the schema objects that apply to it through them. */
export interface Inherited {
  readonly layers: ReadonlySet<unknown>;
  readonly identity: string;
}

/** Makes the element of a subtype. */
export type ReadSubtype = (subtype: Node, name: string, inherited: Inherited, context: SchemaContext) => Element;

/** A subtype, and the values that stand for it. */
interface Family {
  readonly discriminator: Discriminator;
  readonly base: Base;
  readonly subtypes: readonly Alternative[];
  /** The same, those that extend most first. */
  readonly byExtent: readonly Alternative[];
  /** The discriminator is the base's own, and not one of what it extends. */
  readonly own: boolean;
}

/**
 * The subtypes of a base with a discriminator, put together: a value of the base is a value of one of them, so that what
 * changed in them is met through the base. What they have from the base is left to it. The values that stand for them
 * are sent.
 */
export function matchedSubtypes(before: Base, after: Base, read: ReadSubtype): Matched {
  const [was, now] = [familyOf(before), familyOf(after)];
  if (was === null || now === null) return { pairs: [], removed: [], added: [] };
  const both = [before.context, after.context] as const;
  const found = matchAlternatives(was.subtypes, now.subtypes, after.context.same, both, () => []);
  const element = (one: Alternative, family: Family) => {
    return read(one.node, one.refers ?? '', inheritedBy(one, family), family.base.context);
  };
  const pairs = found.pairs.map(([one, other]): [Element, Element] => [element(one, was), element(other, now)]);
  // Where a subtype has a literal and stays, the literal says itself that it changed.
  const silent = found.pairs.filter((pair) => pair.some(({ fixed }) => fixed.has(now.discriminator.property)));
  const values = (family: Family, index: 0 | 1) => {
    const [other] = index === 0 ? [now] : [was];
    const left = family.subtypes.filter((one) => !silent.some((pair) => pair[index] === one));
    const stays = (value: string, isThere: boolean) =>
      other?.discriminator.mapping.some((one) => one.value === value && (one.target !== null) === isThere) === true;
    return [...left.flatMap((one) => valuesOf(one, family)), ...looseValues(family)].filter(
      ({ value, target, implied }) => implied || !stays(value, target !== null),
    );
  };
  const wire = wireElements(
    { discriminator: was.discriminator, values: values(was, 0), context: before.context },
    { discriminator: now.discriminator, values: values(now, 1), context: after.context },
  );
  return { pairs: [...pairs, ...wire], removed: [], added: [] };
}

/** The subtypes of a base with a discriminator as a choice: its values are theirs. Null where it has none. */
export function choiceOfSubtypes(base: Base): Choice | null {
  const family = familyOf(base);
  if (family === null || family.subtypes.length === 0) return null;
  const members = family.subtypes.map(({ node }) => node);
  return { keyword: 'anyOf', spot: family.discriminator.spot, members };
}

function familyOf(base: Base): Family | null {
  const { node, view, context } = base;
  const discriminator = view.choices.length > 0 ? null : discriminatorOf(view, context.documents);
  if (discriminator === null) return null;
  const own = addressOf(discriminator.spot).startsWith(`${addressOf(node.spot)}/`) || node.spot.parent === null;
  const found = new Map(context.subtypes.below(node).map((one) => [one.node.raw, one]));
  const targets = own ? [...discriminator.mapping, discriminator.fallback] : [];
  for (const one of targets) {
    const target = one?.target;
    if (target && isMap(target.raw) && target.raw !== node.raw && !found.has(target.raw)) {
      found.set(target.raw, { name: nameOfNode(target), node: target });
    }
  }
  const list = [...found.values()];
  const subtypes = alternativesOf(
    list.map((one) => one.node),
    context,
  ).map((one, index) => ({ ...one, refers: list[index]?.name ?? null }));
  const byExtent = subtypes.toSorted((a, b) => b.view.layers.length - a.view.layers.length);
  const family = { discriminator, base, subtypes, byExtent, own };
  return { ...family, subtypes: subtypes.map((one) => ({ ...one, values: namesOf(one, family) })) };
}

function namesOf(one: Alternative, family: Family): string[] {
  const literal = one.fixed.get(family.discriminator.property);
  return literal === undefined ? valuesOf(one, family).map(({ value }) => JSON.stringify(value)) : [literal];
}

function valuesOf(one: Alternative, { discriminator, base }: Family): readonly Mapped[] {
  const literal = one.fixed.get(discriminator.property);
  if (literal === undefined) return standingFor(one, discriminator, base.context);
  return [{ value: String(JSON.parse(literal)), target: one.node, spot: one.node.spot, implied: false }];
}

/** What is mapped to nothing, or to the base itself. */
function looseValues({ discriminator, base, own }: Family): readonly Mapped[] {
  if (!own) return [];
  return discriminator.mapping.filter(({ target }) => target === null || target.raw === base.node.raw);
}

/** Everything a subtype has from the base, or from another subtype that it extends. */
function inheritedBy(one: Alternative, { base, byExtent }: Family): Inherited {
  const layers = new Set<unknown>(base.view.layers.map(({ node }) => node.raw));
  const own = new Set(one.view.layers.map((layer) => layer.node.raw));
  for (const { node, view } of byExtent) {
    // What another one has that was looked at already was looked at with it.
    if (node.raw === one.node.raw || !isMap(node.raw) || !own.has(node.raw) || layers.has(node.raw)) continue;
    for (const layer of view.layers) if (layer.node.raw !== one.node.raw) layers.add(layer.node.raw);
  }
  return { layers, identity: base.view.identity };
}

/** Fields that a subtype of both versions only has from what it extends: they are compared there. */
export function inheritedFields(
  before: readonly [View, Inherited],
  after: readonly [View, Inherited],
): ReadonlySet<string> {
  const [was, now] = [saidOf(...before), saidOf(...after)];
  const settled = new Set<string>();
  for (const name of [...was.inherited, ...now.inherited]) {
    const isOwn = was.described.has(name) || now.described.has(name);
    if (!isOwn && was.demanded.has(name) === now.demanded.has(name)) settled.add(`property ${name}`);
  }
  return settled;
}

/** What a subtype says itself of its fields, and which it has from elsewhere. */
function saidOf({ layers }: View, { layers: base }: Inherited) {
  const [described, demanded, inherited] = [new Set<unknown>(), new Set<unknown>(), new Set<string>()];
  for (const { raw, node } of layers) {
    const { properties, required } = raw;
    const names = isMap(properties) ? Object.keys(properties) : [];
    if (base.has(node.raw)) for (const name of names) inherited.add(name);
    else {
      for (const name of names) described.add(name);
      if (Array.isArray(required)) for (const name of required) demanded.add(name);
    }
  }
  return { described, demanded, inherited };
}

/** A view of what a subtype says itself. */
export function ownView(view: View, { layers }: Inherited): View {
  return { ...view, layers: view.layers.filter(({ node }) => !layers.has(node.raw)) };
}
