import { below } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { isMap, type Node } from '../document-store.ts';
import { conditionals } from './conditional.ts';
import { isText, type ReadSchema, type SchemaContext } from './context.ts';
import { enumValues } from './enum.ts';
import { excepts, isClosedMap, type restKeywords, mostPatterns, restLayer } from './keywords.ts';
import { spotOf } from './layer.ts';
import { hasAllNames, shareNames } from './names.ts';
import { isAnything } from './normal-form.ts';
import { isRemark } from './notation.ts';
import { properties } from './property.ts';
import { closedTuple } from './tuple.ts';
import { isFilled, listOf, unwrap, type View } from './view.ts';

/** What the values of a schema are made of, but for the parts that are settled. */
export function partsOf(view: View, around: SchemaContext, settled: ReadonlySet<string>, read: ReadSchema): Element[] {
  const { parameter: _, ofProperty: __, omitted: ___, list: ____, form, part, ...context } = around;
  const parts = [
    ...(settled.has('object') ? [] : partsOfObjects(view, context, form, settled, read)),
    ...(settled.has('array') ? [] : partsOfArrays(view, { ...context, ...(part && { part }) }, read)),
    ...single(view, context, 'contentSchema', '(contentSchema)', read),
    ...conditionals(view, context, (keyword, node) => constraint(keyword, `(${keyword})`, [node], context, read)),
  ];
  return settled.has('enum-value') ? parts : [...parts, ...enumValues(view, context)];
}

function partsOfObjects(
  view: View,
  context: SchemaContext,
  form: SchemaContext['form'],
  settled: ReadonlySet<string>,
  read: ReadSchema,
): Element[] {
  const described = properties(view, { ...context, ...(form && { form }), ofProperty: true }, read, settled);
  if (!says(view, aboutObjects)) return described;
  return [
    ...described,
    ...named(view, context, 'patternProperties', read).filter(({ name }) => !settled.has(`pattern ${name}`)),
    ...named(view, context, 'dependentSchemas', read),
    ...rest('additionalProperties', view, context, read),
    ...rest('unevaluatedProperties', view, context, read),
    ...single(view, context, 'propertyNames', '(propertyNames)', read),
  ];
}

function partsOfArrays(view: View, context: SchemaContext, read: ReadSchema): Element[] {
  if (!says(view, aboutArrays)) return [];
  return [
    ...items(view, context, read),
    ...positions(view, context, read),
    ...rest('unevaluatedItems', view, context, read),
    ...contained(view, context, read),
  ];
}

const aboutObjects = [
  'additionalProperties',
  'patternProperties',
  'unevaluatedProperties',
  'dependentSchemas',
  'propertyNames',
];
const aboutArrays = ['items', 'prefixItems', 'unevaluatedItems', 'contains'];

/** Whether a schema may say something by one of some keywords: most have none of them. */
function says({ layers }: View, some: readonly string[]): boolean {
  return layers.some(({ raw, node }) => raw !== node.raw || some.some((keyword) => keyword in raw));
}

/** What an array has to contain. Where it need not be there, it asks for nothing; the limits say how often it may be. */
function contained(view: View, context: SchemaContext, read: ReadSchema): Element[] {
  const says = (keyword: string, value?: number) =>
    view.layers.some(({ raw }) => (value === undefined ? raw[keyword] !== undefined : raw[keyword] === value));
  const isAsked = !says('minContains', 0);
  return single(view, context, 'contains', '(contains)', read).map((one): Element => {
    // What fits is evaluated too, whether it is asked for or not.
    const parts = () => (isAsked || says('unevaluatedItems') ? one.parts().map(asDetail) : []);
    return { ...(isAsked ? one : asDetail(one)), parts };
  });
}

function single(view: View, context: SchemaContext, keyword: string, name: string, read: ReadSchema): Element[] {
  const nodes = view.layers.flatMap(({ raw, node }) => {
    const schema = raw[keyword];
    const isClosed = schema === false && keyword !== 'items';
    const asksForOne = keyword === 'contains' && schema === true;
    const says = asksForOne || (isMap(schema) && !(keyword === 'propertyNames' && isAnyText(schema)));
    return says || isClosed ? [{ raw: schema, spot: below(node.spot, keyword) }] : [];
  });
  return isFilled(nodes) ? [constraint(keyword, name, nodes, context, read)] : [];
}

/** The items of an array. A list of schemas means nothing here, so that it cannot be compared with one. */
function items(view: View, context: SchemaContext, read: ReadSchema): Element[] {
  const layer = view.layers.find(({ raw }) => Array.isArray(raw['items']));
  if (layer === undefined) return single(view, context, 'items', '[]', read);
  const node = { raw: layer.raw['items'], spot: below(layer.node.spot, 'items') };
  return [{ ...constraint('items', '[]', [node], context, read), broken: 'a list of schemas' }];
}

/** Whether a schema asks for a text and for nothing else: of the name of a field that is no demand. */
function isAnyText(schema: unknown): boolean {
  if (!isMap(schema)) return false;
  return Object.keys(schema).every((key) => isRemark(key) || (key === 'type' && schema[key] === 'string'));
}

/** What stands at a position is of `items` where it is not listed, and not allowed at all where `items` is false. */
function positions(view: View, context: SchemaContext, read: ReadSchema): Element[] {
  const lists = view.layers.map(({ node }) => listOf(node, 'prefixItems'));
  const length = lists.reduce((most, list) => Math.max(most, list.length), 0);
  return Array.from({ length }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flatMap((nodes, index) => {
    if (!isFilled(nodes)) return [];
    const position = { ...constraint('prefixItems', `[${index}]`, nodes, context, read), fallbackKey: 'items []' };
    return [closedTuple(view) ? { ...position, role: 'choice' } : position];
  });
}

/** The schemas of a map by name, each from every layer that has the name. */
function named(
  view: View,
  context: SchemaContext,
  keyword: 'patternProperties' | 'dependentSchemas',
  read: ReadSchema,
): Element[] {
  const found = new Map<string, [Node, ...Node[]]>();
  for (const { raw, node } of view.layers) {
    const map = raw[keyword];
    for (const [name, schema] of isMap(map) ? Object.entries(map) : []) {
      const one = { raw: schema, spot: below(node.spot, keyword, name) };
      const others = found.get(name);
      if (others === undefined) found.set(name, [one]);
      else others.push(one);
    }
  }
  return [...found].map(([name, nodes]) => {
    if (keyword === 'dependentSchemas') return constraint(keyword, `(with ${name})`, nodes, context, read);
    return patternOf(name, nodes, found, { view, context, read });
  });
}

/** What is said of the names that a pattern matches. */
interface Pattern extends Element {
  /** The same with what is said beside it of the names of another pattern. */
  readonly among: (other: string) => Element;
  /** Whether it can be held against others: there are few, and it takes its names. */
  readonly isHeld: boolean;
}

function isPattern(element: Element): element is Pattern {
  return 'among' in element;
}

interface Reading {
  readonly view: View;
  readonly context: SchemaContext;
  readonly read: ReadSchema;
}

function patternOf(
  name: string,
  nodes: readonly [Node, ...Node[]],
  all: ReadonlyMap<string, readonly Node[]>,
  { view, context, read }: Reading,
): Element {
  const isClosed = isClosedMap(view);
  // What refuses its names is told by itself.
  const isHeld = all.size <= mostPatterns && nodes.every(({ raw }) => raw !== false);
  const near = (other: Element) => (isHeld && isPattern(other) && other.isHeld ? other.name : null);
  const pattern: Pattern = {
    ...constraint('patternProperties', name, nodes, context, read),
    isHeld,
    ...(isClosed && !excepts(view, name) && { role: 'detail' as const }),
    renamedFrom: (other) => {
      const text = near(other);
      return text !== null && hasAllNames(text, name, view.spot) && hasAllNames(name, text, view.spot);
    },
    // Without it another pattern still speaks for its names, or they are as free as all others; where those are refused,
    // `additionalProperties` says so.
    fallsBackTo: (other) => {
      const text = near(other);
      return text !== null && (isClosed ? shareNames : hasAllNames)(text, name, view.spot);
    },
    fallbackKey: 'additionalProperties {}',
    among: (other) => ({ ...pattern, parts: () => [read([...nodes, ...(all.get(other) ?? [])], context)] }),
    aligned: (before) =>
      isPattern(before) && before.name !== name ? [before.among(name), pattern.among(before.name)] : null,
  };
  return pattern;
}

function rest(keyword: (typeof restKeywords)[number], view: View, context: SchemaContext, read: ReadSchema): Element[] {
  const layer = restLayer(view, keyword);
  if (layer === undefined || view.layers.some(({ raw }) => raw[keyword] === false)) return [];
  const node = { raw: layer.raw[keyword], spot: spotOf(layer, keyword) };
  return [asDetail(constraint(keyword, keyword === 'unevaluatedItems' ? '[]' : '{}', [node], context, read))];
}

function asDetail(element: Element): Element {
  return { ...element, role: 'detail' };
}

function constraint(
  keyword: string,
  name: string,
  nodes: readonly [Node, ...Node[]],
  context: SchemaContext,
  read: ReadSchema,
): Element {
  const { documents, dialect } = context;
  // What is written as text is a text, whether that is said or not.
  const isIdleText = (node: Node) => isText(context) && isAnyText(unwrap(node, documents, dialect).core.raw);
  const asksNothing = (node: Node) => isAnything(node.raw) || isIdleText(node);
  return {
    kind: 'constraint',
    key: `${keyword} ${name}`,
    name,
    flow: context.flow,
    at: nodes[0].spot,
    // What allows anything asks for nothing when it comes or goes, but that there be one.
    role: keyword !== 'contains' && nodes.every(asksNothing) ? 'detail' : 'constraint',
    given: { site: context.site, constraint: keyword },
    node: nodes.length > 1 ? undefined : nodes[0],
    aspects: () => [],
    parts: () => [read(nodes, context)],
  };
}
