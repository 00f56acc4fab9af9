import { below } from '../document.ts';
import type { AspectValue, Element } from '../element.ts';
import { note, restrictingFlag } from '../laws.ts';
import type { Node } from '../library.ts';
import { lifecycle, lifecycleAspects } from '../lifecycle.ts';
import type { ReadSchema, SchemaContext } from './context.ts';
import { isFilled, type View, viewOf } from './view.ts';

/** The named properties of an object, from every layer that names them. */
export function properties(view: View, context: SchemaContext, read: ReadSchema): Element[] {
  const found = new Map<string, Node[]>();
  for (const { raw, node } of view.layers) {
    const map = raw['properties'];
    if (typeof map !== 'object' || map === null || Array.isArray(map)) continue;
    for (const [name, schema] of Object.entries(map)) {
      const nodes = found.get(name) ?? [];
      nodes.push({ raw: schema, spot: below(node.spot, 'properties', name) });
      found.set(name, nodes);
    }
  }
  const demanded = requiredNames(view);
  return [...found].flatMap(([name, nodes]) =>
    isFilled(nodes) ? [property(name, nodes, demanded, context, read)] : [],
  );
}

function property(
  name: string,
  nodes: readonly [Node, ...Node[]],
  demanded: ReadonlyMap<string, Element['at']>,
  context: SchemaContext,
  read: ReadSchema,
): Element {
  const view = viewOf(nodes, context.library, context.dialect);
  const layer = (keyword: string) => view.layers.find(({ raw }) => raw[keyword] !== undefined);
  const flag = (keyword: string) => layer(keyword)?.raw[keyword] === true;
  const required = demanded.has(name);
  const readOnly = flag('readOnly');
  const writeOnly = flag('writeOnly');
  const own = view.layers.map(({ raw }) => raw);
  const [first] = nodes;
  const mark = (aspect: 'readOnly' | 'writeOnly', law: AspectValue['law']): AspectValue => {
    const at = layer(aspect);
    const stated = at !== undefined;
    return { aspect, value: flag(aspect), law, stated, at: stated ? below(at.node.spot, aspect) : first.spot };
  };
  return {
    kind: 'property',
    key: name,
    name,
    flow: context.flow,
    muted: context.flow === 'input' ? readOnly : writeOnly,
    at: first.spot,
    role: 'part',
    given: {
      site: context.site,
      required,
      readOnly,
      writeOnly,
      hasDefault: layer('default') !== undefined,
      ...lifecycle(own, context.asOf),
    },
    aspects: () => [
      {
        aspect: 'required',
        value: required,
        law: restrictingFlag,
        stated: required,
        at: demanded.get(name) ?? first.spot,
      },
      mark('readOnly', context.flow === 'input' ? sentAgain(required) : note),
      mark('writeOnly', context.flow === 'output' ? shownAgain : note),
      ...lifecycleAspects(
        view.layers.map(({ raw, node }) => ({ raw, spot: node.spot })),
        first.spot,
      ),
    ],
    parts: () => [read(nodes, context)],
  };
}

/** A request field that is no longer readOnly is a new field of the request. */
function sentAgain(required: boolean): AspectValue['law'] {
  return (was, now) => {
    if (was === now) return null;
    if (now === true) return 'noted';
    return required ? 'narrowed' : 'widened';
  };
}

/** A response field that is no longer writeOnly is a new field of the response, and the other way round. */
const shownAgain: AspectValue['law'] = (was, now) => {
  if (was === now) return null;
  return now === true ? 'widened' : 'narrowed';
};

function requiredNames(view: View): Map<string, Element['at']> {
  const names = new Map<string, Element['at']>();
  for (const { raw, node } of view.layers) {
    const list = raw['required'];
    if (!Array.isArray(list)) continue;
    list.forEach((name: unknown, index) => {
      if (typeof name === 'string' && !names.has(name)) names.set(name, below(node.spot, 'required', index));
    });
  }
  return names;
}
