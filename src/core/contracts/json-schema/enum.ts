import { below } from '../../texts/document.ts';
import type { AspectValue, Element } from '../comparison/element.ts';
import { equalJson, note } from '../comparison/laws.ts';
import type { SchemaContext } from './context.ts';
import { aspectOf, spotOf } from './keywords.ts';
import type { Layer } from './layer.ts';
import type { View } from './view.ts';

/** Closed lists of literals, and the open one of `x-extensible-enum`. */
const keywords = ['enum', 'x-extensible-enum'] as const;

/** Whether the value is one of a list of literals, or one literal: the list as a whole. */
export function enumAspects(view: View): AspectValue[] {
  const constant = view.layers.find(({ raw }) => raw['const'] !== undefined);
  const listed = listLayer(view, 'enum');
  const open = listLayer(view, 'x-extensible-enum');
  const value = { const: constant?.raw['const'], list: listed?.raw['enum'] };
  const list: AspectValue = {
    ...aspectOf(view, listed, 'enum', value, (was, now) => {
      const [a, b] = [was, now] as Partial<typeof value>[];
      if ((a?.list === undefined) === (b?.list === undefined)) return null;
      if (a?.const !== undefined || b?.const !== undefined) return null;
      return b?.list === undefined ? 'widened' : 'narrowed';
    }),
    shown: value.list,
    lists: 'enum-value',
    listed: value.list !== undefined || open !== undefined ? 'many' : value.const !== undefined ? 'one' : 'none',
  };
  const single: AspectValue = {
    ...aspectOf(view, constant, 'const', value, (was, now) => {
      const [a, b] = [was, now] as Partial<typeof value>[];
      if (a?.const === undefined && b?.const === undefined) return null;
      if (a?.const !== undefined && b?.const !== undefined) return equalJson(a.const, b.const) ? null : 'replaced';
      if (a?.list !== undefined || b?.list !== undefined) return null;
      return b?.const === undefined ? 'widened' : 'narrowed';
    }),
    shown: value.const,
  };
  const extensible = aspectOf(
    view,
    open,
    'extensible',
    open === undefined ? undefined : true,
    note,
    'x-extensible-enum',
  );
  return [single, list, extensible];
}

/** The literals a value can be. */
export function enumValues(view: View, context: SchemaContext): Element[] {
  const elements = keywords.flatMap((keyword) => {
    const layer = listLayer(view, keyword);
    const values = layer?.raw[keyword];
    if (layer === undefined || !Array.isArray(values)) return [];
    const extensible = keyword === 'x-extensible-enum' || layer.raw['x-extensible-enum'] === true;
    return values.flatMap((value: unknown, index) =>
      value === null ? [] : [literal(value, below(spotOf(layer, keyword), index), extensible, context)],
    );
  });
  const constant = view.layers.find(({ raw }) => raw['const'] !== undefined);
  if (elements.length === 0 && constant !== undefined) {
    return [literal(constant.raw['const'], below(constant.node.spot, 'const'), false, context)];
  }
  return elements;
}

function literal(value: unknown, at: Element['at'], extensible: boolean, context: SchemaContext): Element {
  const text = JSON.stringify(value);
  return {
    kind: 'enum-value',
    key: text,
    name: typeof value === 'string' ? value : text,
    flow: context.flow,
    at,
    role: 'choice',
    given: { site: context.site, extensible },
    node: { raw: value, spot: at },
    aspects: () => [],
    parts: () => [],
  };
}

/** Of several lists the shortest: all of them hold. */
function listLayer(view: View, keyword: (typeof keywords)[number]): Layer | undefined {
  const layers = view.layers.filter(({ raw }) => Array.isArray(raw[keyword]));
  const length = ({ raw }: Layer) => (raw[keyword] as unknown[]).length;
  return layers.toSorted((a, b) => length(a) - length(b))[0];
}
