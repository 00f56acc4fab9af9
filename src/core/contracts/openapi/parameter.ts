import type { AspectValue, Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { lifecycle, lifecycleAspects } from '../comparison/lifecycle.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { typesOfView } from '../json-schema/type.ts';
import { viewOf } from '../json-schema/view.ts';
import { mediaTypes } from './media-type.ts';
import { type Flow, itemsOf, keywordSpot, type Reading, requiredAspect, textOf } from './reading.ts';
import { written } from '../comparison/written.ts';

/** The parameters of an operation, its path item's included. A path parameter is known by its place, not its name. */
export function parameters(path: string, node: Node, item: Node, reading: Reading, flow: Flow): Element[] {
  const template = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]);
  const found = new Map<string, Node>();
  for (const parameter of [item, node].flatMap((holder) => itemsOf(own(holder, 'parameters'), reading.documents))) {
    if (parameter.broken !== undefined) found.set(`broken ${parameter.broken}`, parameter);
    const place = textOf(parameter, 'in');
    const name = textOf(parameter, 'name');
    if (place === undefined || name === undefined || place === 'body' || place === 'formData') continue;
    const index = place === 'path' ? template.indexOf(name) : -1;
    found.set(`${place} ${index < 0 ? (place === 'header' ? name.toLowerCase() : name) : `#${index}`}`, parameter);
  }
  return [...found].flatMap(([key, parameter]) =>
    ignoredHeaders.has(key) || !isMap(parameter.raw) ? [] : [element(key, parameter, parameter.raw, reading, flow)],
  );
}

const parameterFields = fields('name in required deprecated schema content style explode');
/** OpenAPI 2.0 writes its schema in the parameter itself. */
const legacyFields = fields('name in required collectionFormat');

/** OpenAPI 3 section "Parameter Object": header parameters of these names are ignored. */
const ignoredHeaders = new Set(['header accept', 'header content-type', 'header authorization']);

function element(
  key: string,
  node: Node,
  raw: Readonly<Record<string, unknown>>,
  reading: Reading,
  flow: Flow,
): Element {
  const place = written(raw['in']);
  const required = raw['required'] === true || place === 'path';
  const [style, explode] = styleOf(raw, place);
  const repeats = style === 'form' && explode === true && (place === 'query' || place === 'cookie');
  const context = {
    ...reading,
    flow: flow.request,
    site: 'parameter' as const,
    text: true,
    parameter: { required, repeats },
    ...(reading.version === '2' ? { beside: legacyFields } : {}),
  };
  const schema = reading.version === '2' ? node : own(node, 'schema');
  const settings = [{ raw, spot: node.spot }];
  return {
    kind: 'parameter',
    key,
    name: written(raw['name']),
    flow: flow.request,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'part',
    given: {
      site: 'parameter',
      in: place,
      required,
      hasDefault: isMap(schema?.raw) && schema.raw['default'] !== undefined,
      ...lifecycle([raw], reading.asOf),
    },
    node,
    ...(reading.version === '2' ? {} : { remains: [{ node, fields: parameterFields }] }),
    aspects: () => [
      requiredAspect(node, required),
      ...serialisation(node, raw, place, isSingle(schema, reading)),
      ...lifecycleAspects(settings, node.spot),
    ],
    parts: () => [
      ...(schema === undefined ? [] : [schemaElement([schema], context)]),
      ...mediaTypes(node, reading, flow.request, 'parameter'),
    ],
  };
}

/** `style` and `explode` with their defaults; OpenAPI 2.0 said the same with `collectionFormat`. */
function styleOf(raw: Readonly<Record<string, unknown>>, place: string): readonly [style: unknown, explode: unknown] {
  if (isMap(raw['content'])) return [ownSyntax, undefined];
  const format = raw['collectionFormat'];
  const legacy = typeof format === 'string' ? legacyStyles.get(format) : undefined;
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const style = raw['style'] ?? (legacy === undefined || legacy.style === 'form' ? usual : legacy.style);
  return [style, raw['explode'] ?? legacy?.explode ?? (style === 'form' && raw['type'] !== 'array')];
}

/** How a parameter is written; a single value is the same in every style but the prefixed ones. */
function serialisation(
  node: Node,
  raw: Readonly<Record<string, unknown>>,
  place: string,
  single: boolean,
): AspectValue[] {
  const [style, explode] = styleOf(raw, place);
  const marked = (value: unknown) => value === 'label' || value === 'matrix' || value === ownSyntax;
  const aspect = (name: 'style' | 'explode', value: unknown): AspectValue => ({
    aspect: name,
    value: single && !marked(value) ? undefined : value,
    shown: value,
    law: (was, now) => {
      const oneIsSingle = was === undefined || now === undefined;
      return oneIsSingle && !marked(was) && !marked(now) ? null : replacement(was, now);
    },
    stated: name in raw || 'collectionFormat' in raw,
    at: keywordSpot(node, name in raw ? name : 'collectionFormat'),
    decides: (_, was, now) => was === ownSyntax || now === ownSyntax,
  });
  return [aspect('style', style), aspect('explode', explode)];
}

/** In place of a style, where `content` says in which syntax a parameter is written. */
const ownSyntax = 'content';

function isSingle(schema: Node | undefined, { documents, dialect }: Reading): boolean {
  const types = schema && typesOfView(viewOf([schema], documents, dialect));
  return types?.every((type) => type !== 'array' && type !== 'object') === true;
}

const legacyStyles: ReadonlyMap<string, { style: string; explode: boolean }> = new Map([
  ['csv', { style: 'form', explode: false }],
  ['ssv', { style: 'spaceDelimited', explode: false }],
  ['pipes', { style: 'pipeDelimited', explode: false }],
  ['tsv', { style: 'tabDelimited', explode: false }],
  ['multi', { style: 'form', explode: true }],
]);
