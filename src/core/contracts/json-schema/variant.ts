import type { AspectValue, Element } from '../comparison/element.ts';
import { equalJson } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import type { ReadSchema, SchemaContext } from './context.ts';
import { isRemark } from './notation.ts';
import { isFilled, type View } from './view.ts';

/** A value of one side, and how to read it and each of its alternatives. */
interface Alternatives {
  readonly view: View;
  readonly component: string | undefined;
  /** The alternatives with their `$ref`s followed. */
  readonly targets: readonly Node[];
  whole(): Element;
  one(index: number): Element;
}

/**
 * Whether the value is one of several alternatives. Where a plain schema becomes a list of alternatives that has the
 * schema among them, or the other way round, the values are known to be more, or fewer, and the schema is compared with
 * itself; otherwise they are others.
 */
export function variantAspect(
  view: View,
  component: string | undefined,
  context: SchemaContext,
  read: ReadSchema,
): AspectValue {
  const [first] = view.variants;
  const stated = first !== undefined;
  const { documents } = context;
  const value: Alternatives = {
    view,
    component,
    targets: view.variants.map((node) => documents.at(node)),
    whole: () => read(isFilled(view.layers) ? [view.layers[0].node] : [{ raw: {}, spot: view.spot }], context),
    one: (index) => read([view.variants[index] ?? { raw: {}, spot: view.spot }], context),
  };
  return {
    aspect: 'variants',
    value,
    shown: stated ? view.variants.map(nameOf) : undefined,
    stated,
    at: stated && first.spot.parent ? first.spot.parent : view.spot,
    lists: 'variant',
    decides: () => true,
    law: (was, now) => {
      const [a, b] = [was as Alternatives, now as Alternatives];
      const [had, has] = [a.targets.length > 0, b.targets.length > 0];
      if (had === has) return null;
      if (equalJson(besideVariants(a.view), besideVariants(b.view))) return has ? 'narrowed' : 'widened';
      if (keptVariant(a, b, context) < 0) return 'replaced';
      return has ? 'widened' : 'narrowed';
    },
    instead: (was, now) => {
      const [a, b] = [was as Alternatives, now as Alternatives];
      const kept = keptVariant(a, b, context);
      if (kept < 0) return [];
      return [b.targets.length > 0 ? [a.whole(), b.one(kept)] : [a.one(kept), b.whole()]];
    },
  };
}

/** Which alternative of the one side is the plain schema of the other, by name or by what it says; -1 for none. */
function keptVariant(before: Alternatives, after: Alternatives, { same }: SchemaContext): number {
  const [plain, many] = after.targets.length > 0 ? [before, after] : [after, before];
  const [whole] = plain.view.layers;
  return many.view.variants.findIndex((node, index) => {
    const target = many.targets[index];
    if (plain.component !== undefined && nameOf(node) === plain.component) return true;
    if (whole === undefined || target === undefined) return false;
    return after === many ? same(whole.node, target) : same(target, whole.node);
  });
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
      nameless: key.startsWith('#'),
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
    .map(({ raw }) => Object.entries(raw).filter(([key]) => !choosing.has(key) && !isRemark(key)))
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
