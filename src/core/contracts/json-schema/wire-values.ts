import type { Element } from '../comparison/element.ts';
import type { Node } from '../document-store.ts';
import type { Alternative } from './alternative.ts';
import type { SchemaContext } from './context.ts';
import { type Discriminator, type Mapped, wireValuesOf } from './discriminator.ts';
import { viewOf } from './view.ts';
import { fieldsOf } from './fields.ts';

/** What stands for the schemas of one side, where a discriminator tells them apart. */
export interface WireSide {
  readonly discriminator: Discriminator;
  readonly values: readonly Mapped[];
  readonly context: SchemaContext;
}

/**
 * The values that stand for an alternative: those that are mapped to it, or else its name, unless the field has a list
 * of literals without it.
 */
export function standingFor(one: Alternative, discriminator: Discriminator, context: SchemaContext): readonly Mapped[] {
  const nodes = fieldsOf(one.view).get(discriminator.property);
  const { layers } = nodes ? viewOf(nodes, context.documents, context.dialect) : { layers: [] };
  const canBe = (value: string) =>
    layers.every(({ raw }) => !Array.isArray(raw['enum']) || raw['enum'].includes(value));
  const values = wireValuesOf(one.target, one.refers, one.node.spot, discriminator);
  return values.filter(({ value, implied }) => !implied || canBe(value));
}

/**
 * The field of a discriminator on both sides, with the values that stand for their schemas: they are sent, so they come
 * and go as the values of an `enum` do. Nothing where they are the same, or where another field tells now.
 */
export function wireElements(was: WireSide, now: WireSide): readonly (readonly [Element, Element])[] {
  if (was.discriminator.property !== now.discriminator.property) return [];
  const [before, after] = [keysOf(was), keysOf(now)];
  if (before.size === after.size && [...before].every((key) => after.has(key))) return [];
  return [[field(was), field(now)]];
}

function keysOf({ values }: WireSide): Set<string> {
  return new Set(values.map(({ value }) => value));
}

function field(side: WireSide): Element {
  const { discriminator, context } = side;
  const at = discriminator.spot;
  const byValue = new Map(side.values.map((one) => [one.value, one]));
  return {
    kind: 'property',
    key: `${discriminator.property} (discriminator)`,
    name: discriminator.property,
    flow: context.flow,
    at,
    role: 'detail',
    given: { site: context.site },
    aspects: () => [],
    parts: () => [...byValue.values()].map((one) => literal(one, side)),
  };
}

function literal({ value, spot, implied }: Mapped, { discriminator, context }: WireSide): Element {
  // A default takes whatever nothing else stands for, so that a value may go and its schema stay.
  const open = discriminator.fallback !== null;
  const node: Node = { raw: value, spot };
  return {
    kind: 'enum-value',
    key: JSON.stringify(value),
    name: value,
    flow: context.flow,
    at: spot,
    role: 'choice',
    given: { site: context.site, extensible: open, implied: implied || open },
    node,
    aspects: () => [],
    parts: () => [],
  };
}
