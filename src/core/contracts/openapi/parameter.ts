import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { allowingFlag } from '../comparison/laws.ts';
import { lifecycle, lifecycleAspects } from '../json-schema/lifecycle.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { aboutDefault } from '../json-schema/default.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { typesOfView } from '../json-schema/type.ts';
import { viewOf } from '../json-schema/view.ts';
import { gatheredIn } from './gathered.ts';
import { mediaTypes } from './media-type.ts';
import { plainText } from './plain-text.ts';
import { type Flow, itemsOf, keywordSpot, type Reading, textOf } from './reading.ts';
import { isSpread, ownSyntax, serialisationAspects, type Writing, writingOf } from './serialisation.ts';
import { written } from '../comparison/written.ts';

/** The parameters of an operation, its path item's included. */
export function parameters(path: string, node: Node, item: Node, reading: Reading, flow: Flow): Element[] {
  const found = new Map<string, Node>();
  for (const parameter of [item, node].flatMap((holder) => itemsOf(own(holder, 'parameters'), reading.documents))) {
    if (parameter.broken !== undefined) found.set(`broken ${parameter.broken}`, parameter);
    const place = textOf(parameter, 'in');
    const name = textOf(parameter, 'name');
    if (place === undefined || name === undefined || place === 'body' || place === 'formData') continue;
    // The whole of a query string goes by no name.
    const key = place === 'querystring' ? '' : place === 'header' ? name.toLowerCase() : name;
    found.set(`${place} ${key}`.trim(), parameter);
  }
  return withPlaces(path, [...found]).flatMap(([key, parameter]) => {
    if (!isMap(parameter.raw)) return [];
    const ignored = ignoredHeaders.has(key) || (key === 'header authorization' && reading.version !== '2');
    return [ignored ? ignoredHeader(key, parameter, flow) : declared(key, parameter, parameter.raw, reading, flow)];
  });
}

/**
 * A path parameter is known by its place in the path, not by its name: one that is declared under a name that the path
 * does not have stands at the first place nobody else declares.
 */
function withPlaces(path: string, found: readonly [string, Node][]): [string, Node][] {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => `path ${match[1]}`);
  const declared = new Set(found.map(([key]) => key));
  const free = names.flatMap((name, index) => (declared.has(name) ? [] : [index]));
  return found.map(([key, parameter]) => {
    const index = !key.startsWith('path ') ? undefined : names.includes(key) ? names.indexOf(key) : free.shift();
    return [index === undefined ? key : `path #${index}`, parameter];
  });
}

const parameterFields = fields(
  'name in required deprecated schema content style explode allowReserved allowEmptyValue',
);
/** OpenAPI 2.0 writes its schema in the parameter itself. */
const legacyFields = fields('name in required schema collectionFormat allowEmptyValue');

/** A parameter that no operation has yet, by the name of its component. */
export function looseParameter(name: string, node: Node, reading: Reading, flow: Flow): Element[] {
  return isMap(node.raw) ? [declared(name, node, node.raw, reading, flow)] : [];
}

/** OpenAPI 3 section "Parameter Object": these say nothing, as does `Authorization`, which is one like any other in 2.0. */
const ignoredHeaders = new Set(['header accept', 'header content-type']);

/** A parameter that OpenAPI 3 ignores: it is there, and nothing is said of it. */
function ignoredHeader(key: string, node: Node, flow: Flow): Element {
  return {
    kind: 'parameter',
    key,
    name: textOf(node, 'name') ?? '',
    flow: flow.request,
    at: node.via ?? node.spot,
    role: 'detail',
    given: { site: 'parameter', in: 'header', required: false },
    aspects: () => [],
    parts: () => [],
  };
}

function declared(
  key: string,
  node: Node,
  raw: Readonly<Record<string, unknown>>,
  reading: Reading,
  flow: Flow,
): Element {
  const place = written(raw['in']);
  const required = raw['required'] === true || place === 'path';
  const plain = plainText(node, reading);
  const writing = writingOf(node, place, plain !== undefined);
  const schema = reading.version === '2' ? node : (plain ?? own(node, 'schema') ?? unsaid(node));
  const types = schema && typesOfView(viewOf(described(schema, reading), reading.documents, reading.dialect));
  const one = { key, name: written(raw['name']), place, node, required, requiredAt: keywordSpot(node, 'required') };
  const whole = element({ ...one, writing, schema }, reading, flow);
  const inQuery = place === 'query' || place === 'querystring';
  return {
    ...whole,
    broken: node.broken,
    // That a place of the path is declared or no longer declared changes no request.
    role: place === 'path' ? 'detail' : 'part',
    given: { ...whole.given, ...lifecycle([raw], reading.asOf) },
    node,
    ...(reading.version === '2' ? {} : { remains: [{ node, fields: parameterFields }] }),
    ...(inQuery || place === 'cookie'
      ? {
          spread: () =>
            gatheredIn(node, place, writing, reading).map((field) => element({ ...one, ...field }, reading, flow)),
        }
      : {}),
    aspects: () => [
      ...whole.aspects(),
      ...serialisationAspects(writing, types),
      ...allowances(place, reading).map((aspect) => ({
        aspect,
        value: raw[aspect] === true,
        law: allowingFlag,
        stated: aspect in raw,
        at: keywordSpot(node, aspect),
      })),
      ...lifecycleAspects([{ raw, spot: node.spot }], node.spot),
    ],
    parts: () => [...whole.parts(), ...(plain ? [] : mediaTypes(node, reading, flow.request, 'parameter'))],
  };
}

/** In OpenAPI 2.0 a parameter without a type may have a schema beside it, as later versions have and some generators write. */
function described(schema: Node, { version }: Reading): readonly [Node, ...Node[]] {
  const isTyped = version !== '2' || !isMap(schema.raw) || 'type' in schema.raw;
  const beside = isTyped ? undefined : own(schema, 'schema');
  return beside ? [schema, beside] : [schema];
}

/** What a parameter at a place can be allowed to be; OpenAPI 3.2 lets reserved characters stand outside of queries, too. */
function allowances(place: string, { root }: Reading): readonly ('allowReserved' | 'allowEmptyValue')[] {
  if (place === 'query') return ['allowReserved', 'allowEmptyValue'];
  const escaped = place === 'path' || place === 'cookie';
  return escaped && textOf(root, 'openapi')?.startsWith('3.2') === true ? ['allowReserved'] : [];
}

/** What is sent under one name. */
interface Parameter {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly node: Node;
  readonly schema: Node | undefined;
  /** `together`: where one of several is sent. */
  readonly required: boolean | 'together';
  readonly requiredAt: Spot;
  readonly writing: Writing;
}

function element(parameter: Parameter, reading: Reading, flow: Flow): Element {
  const { key, name, place, node, schema, required, requiredAt, writing } = parameter;
  const context = {
    ...reading,
    flow: flow.request,
    site: 'parameter' as const,
    text: true,
    noXml: true,
    parameter: {
      required: required === true,
      opaque: /(?:token|cursor)$/i.test(name),
      inPath: place === 'path',
      prose: aboutDefault(textOf(node, 'description')),
    },
    list: {
      repeats: isSpread(writing) && (place === 'query' || place === 'cookie'),
      joined: !['deepObject', 'label', 'matrix', ownSyntax].includes(String(writing.style)),
    },
    ...(reading.version === '2' ? { beside: legacyFields } : {}),
  };
  return {
    kind: 'parameter',
    key,
    name,
    flow: flow.request,
    at: node.via ?? node.spot,
    role: 'part',
    given: {
      site: 'parameter',
      in: place,
      required: required === true,
      hasDefault: isMap(schema?.raw) && (schema.raw['default'] ?? null) !== null,
      ...lifecycle([], reading.asOf),
    },
    aspects: () => [
      {
        aspect: 'required',
        value: required,
        shown: required !== false,
        law: demand,
        stated: required !== false,
        at: requiredAt,
      },
    ],
    parts: () => (schema === undefined ? [] : [schemaElement(described(schema, reading), context)]),
  };
}

const demand: AspectLaw = (was, now) => {
  const rank = (value: unknown) => (value === true ? 2 : value === 'together' ? 1 : 0);
  if (rank(was) === rank(now)) return null;
  return rank(now) > rank(was) ? 'narrowed' : 'widened';
};

/** A parameter of which nothing is said can be anything. */
function unsaid(node: Node): Node | undefined {
  return own(node, 'content') ? undefined : { raw: {}, spot: node.spot };
}
