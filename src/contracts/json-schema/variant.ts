import type { AspectValue, Element } from '../element.ts';
import { equalJson } from '../laws.ts';
import { isProse, type Node, nameOfRef, refOf } from '../library.ts';
import type { ReadSchema, SchemaContext } from './context.ts';
import type { View } from './view.ts';

/** A value of one side, and how to read it and each of its alternatives. */
interface Alternatives {
  readonly view: View;
  whole(): Element;
  one(node: Node): Element;
}

/**
 * Whether the value is one of several alternatives. Where a plain schema becomes a list of alternatives that has the
 * schema among them, or the other way round, the values are known to be more, or fewer, and the schema is compared with
 * itself; otherwise they are others.
 */
export function variantAspect(view: View, context: SchemaContext, read: ReadSchema): AspectValue {
  const [first] = view.variants;
  const stated = first !== undefined;
  const one = (node: Node) => read([node], context);
  const value: Alternatives = { view, whole: () => one(view.node), one };
  return {
    aspect: 'variants',
    value,
    shown: stated ? view.variants.map(nameOf) : undefined,
    stated,
    at: stated && first.spot.parent ? first.spot.parent : view.node.spot,
    lists: 'variant',
    decides: () => true,
    law: (was, now) => {
      const [a, b] = [(was as Alternatives).view, (now as Alternatives).view];
      const [had, has] = [a.variants.length > 0, b.variants.length > 0];
      if (had === has) return null;
      if (equalJson(besideVariants(a), besideVariants(b))) return has ? 'narrowed' : 'widened';
      if (amongVariants(a, b, context) === undefined) return 'replaced';
      return has ? 'widened' : 'narrowed';
    },
    instead: (was, now) => {
      const [a, b] = [was as Alternatives, now as Alternatives];
      const kept = amongVariants(a.view, b.view, context);
      if (kept === undefined) return [];
      return [b.view.variants.length > 0 ? [a.whole(), b.one(kept)] : [a.one(kept), b.whole()]];
    },
  };
}

/** The alternative of the one side that is the plain schema of the other. */
function amongVariants(before: View, after: View, { same }: SchemaContext): Node | undefined {
  if (after.variants.length > 0) {
    return after.variants.find((node) => isNamed(node, before.component) || same(before.node, node));
  }
  return before.variants.find((node) => isNamed(node, after.component) || same(node, after.node));
}

function isNamed({ raw }: Node, component: string | undefined): boolean {
  const ref = refOf(raw);
  return ref !== null && nameOfRef(ref) === component;
}

/** The alternatives, matched by the name they refer to or call themselves. */
export function variantParts(view: View, context: SchemaContext, read: ReadSchema): Element[] {
  const taken = new Set<string>();
  return view.variants.map((node, index) => {
    const name = nameOf(node);
    const key = name === '' || taken.has(name) ? `#${index}` : name;
    taken.add(key);
    return {
      kind: 'variant',
      key,
      name: name === '' ? `alternative ${index + 1}` : name,
      flow: context.flow,
      at: node.spot,
      role: 'choice',
      given: { site: context.site },
      node,
      aspects: () => [],
      parts: () => [read([node], context)],
    };
  });
}

/** What the layers say apart from their alternatives. */
function besideVariants(view: View): unknown {
  return view.layers
    .map(({ raw }) => Object.entries(raw).filter(([key]) => !choosing.has(key) && !isProse(key)))
    .filter((entries) => entries.length > 0)
    .map((entries) => Object.fromEntries(entries));
}

const choosing = new Set(['oneOf', 'anyOf', 'discriminator']);

function nameOf(node: Node): string {
  const ref = refOf(node.raw);
  if (ref !== null) return nameOfRef(ref);
  const { title, type } = (node.raw ?? {}) as Record<string, unknown>;
  if (typeof title === 'string') return title;
  return typeof type === 'string' && type !== 'object' ? type : '';
}
