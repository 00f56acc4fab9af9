import type { AspectLaw, Element } from '../comparison/element.ts';
import { lifecycle, lifecycleAspects } from '../json-schema/lifecycle.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { typesOfView } from '../json-schema/type.ts';
import { isFilled, viewOf } from '../json-schema/view.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { isBytes } from './bytes.ts';
import { type Content, enveloped, envelopeAspect } from './envelope.ts';
import { encodingsOf, formParts, isForm, formWriting } from './form.ts';
import { plainText } from './plain-text.ts';
import { entriesOf, type Reading, requiredAspect } from './reading.ts';
import { serialisationAspects, writingOf } from './serialisation.ts';

/** The media types a body or a parameter can have: `content` of OpenAPI 3. */
export function mediaTypes(
  holder: Node,
  reading: Reading,
  flow: 'input' | 'output',
  site: 'parameter' | 'header' | 'body',
): Element[] {
  return entriesOf(own(holder, 'content'), reading.documents, true).map(([name, node]) =>
    mediaType({ name, node, schemas: [own(node, 'schema') ?? []].flat() }, reading, flow, site),
  );
}

/**
 * Whether every value of a media type is one of the other: of a range, of the same type without parameters, and for
 * those who read it of the syntax it is written in (RFC 6838 section 4.2.8).
 */
function covers(range: string, one: string, flow: 'input' | 'output'): boolean {
  const [type = '', subtype = ''] = one.replace(/;.*/, '').split('/');
  const wider = ['*/*', `${type}/*`, `${type}/${subtype}`];
  const syntax = /\+(\w+)$/.exec(subtype)?.[1];
  if (flow === 'output' && syntax) wider.push(`${type}/${syntax}`);
  return range !== one && wider.includes(range);
}

const mediaFields = fields('schema itemSchema encoding');
const encodingFields = fields('contentType headers style explode allowReserved');
const headerFields = fields('required deprecated schema content explode', 'style allowReserved allowEmptyValue');
/** OpenAPI 2.0 writes its schema in the header itself. */
const legacyFields = fields('collectionFormat');

/** Forms, plain text and XML know no types: whoever reads them makes numbers of texts. */
export const textual: RegExp = /^(?:text|multipart)\/|x-www-form-urlencoded|[/+]xml\b/i;

/** Whether values of a media type are surely not written as XML: a range may be it. */
export function isNoXml(mediaType: string): boolean {
  return !/xml|\*/i.test(mediaType);
}

/** A media type as a contract describes it. */
export interface MediaType {
  readonly name: string;
  readonly node: Node;
  readonly schemas: readonly Node[];
  /** The contract names no media type, and this is the usual one. */
  readonly assumed?: boolean;
  /** OpenAPI 2.0 lists the media types of all answers, and does not say which of them an error has. */
  readonly any?: boolean;
}

/**
 * Parameters of a media type mean the same in any order and quoted or not (RFC 9110 section 8.3.1). Nobody reads its name at a
 * parameter or a header: what counts is the syntax it is written in.
 */
function keyOf(name: string, site: 'parameter' | 'header' | 'body'): string {
  const [type = '', ...parameters] = name.toLowerCase().replaceAll(/\s+/g, '').split(';');
  const kept = parameters.filter((one) => one !== '' && !one.startsWith('charset='));
  const key = [type, ...kept.map((one) => one.replace(/="(.*)"$/, '=$1')).toSorted()].join(';');
  return site === 'body' ? key : key.replace(/\/[^/;]*\+/, '/');
}

/** One media type with the schema of its values. The charset is no part of its identity. */
export function mediaType(
  { name, node, schemas, assumed = false, any = false }: MediaType,
  reading: Reading,
  flow: 'input' | 'output',
  site: 'parameter' | 'header' | 'body',
): Element {
  const key = keyOf(name, site);
  const within = (range: string, one: string) => covers(range, one, flow);
  const law: AspectLaw = (was, now) => {
    const [a, b] = [was as typeof value, now as typeof value];
    if (a.any || b.any) return null;
    if ((a.assumed && b.key === '*/*') || (b.assumed && a.key === '*/*')) return null;
    if (within(b.key, a.key)) return 'widened';
    return within(a.key, b.key) ? 'narrowed' : null;
  };
  const value = { key, assumed, any };
  const form = isForm(key) ? { form: formWriting(key, node, reading) } : {};
  const context = { ...reading, flow, site, text: textual.test(name), noXml: isNoXml(name) && !assumed, ...form };
  const said = schemas.filter((schema) => !isBytes(key, schema, reading));
  const item = own(node, 'itemSchema');
  const alone = (item === undefined) !== (schemas.length === 0);
  const [schema] = said;
  const element: Element = {
    kind: 'media-type',
    key,
    name,
    flow,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'choice',
    given: { site },
    coveredBy: (sibling) => any || within(sibling.key, key),
    renamedFrom: (other) => any || within(other.key, key) || within(key, other.key),
    remains: [
      { node, fields: mediaFields },
      ...encodingsOf(node, reading).map(([, encoding]) => ({ node: encoding, fields: encodingFields })),
    ],
    aspects: () => [{ aspect: 'type', value, shown: name, stated: true, at: node.via ?? node.spot, law }],
    parts: () => [
      ...(isFilled(said) ? [{ ...schemaElement(said, context), ...(alone ? sequence : {}) }] : []),
      ...(item === undefined
        ? []
        : [{ ...schemaElement([item], context), key: 'itemSchema', ...(alone ? sequence : {}) }]),
      ...(isForm(key) ? formParts(key, node, schemas, reading, flow, (part) => headers(part, reading, flow)) : []),
    ],
  };
  if (site !== 'body' || context.text || schema === undefined || schemas.length > 1 || item !== undefined)
    return element;
  const content: Content = {
    ...element,
    schema,
    view: () => viewOf([schema], reading.documents, reading.dialect),
    target: (inside) => reading.documents.at(inside),
    inField: (field, inside) => ({
      ...element,
      aspects: () => [...element.aspects(), envelopeAspect(field, inside.spot)],
      parts: () => [schemaElement([inside], context)],
    }),
    aligned: (before) => enveloped(before, content, reading),
  };
  return content;
}

/** Where one version describes a sequence by its items alone and the other as a whole, people meant the same. */
const sequence: Pick<Element, 'renamedFrom'> = { renamedFrom: () => true };

/** Header names are case-insensitive (RFC 9110 section 5.1); `Content-Type` is described by the media types. */
export function headers(holder: Node, reading: Reading, flow: 'input' | 'output'): Element[] {
  return entriesOf(own(holder, 'headers'), reading.documents, true).flatMap(([name, node]) =>
    isMap(node.raw) && name.toLowerCase() !== 'content-type' ? [header(name, node, node.raw, reading, flow)] : [],
  );
}

function header(
  name: string,
  node: Node,
  raw: Readonly<Record<string, unknown>>,
  reading: Reading,
  flow: 'input' | 'output',
): Element {
  const legacy = reading.version === '2';
  const required = raw['required'] === true;
  const plain = plainText(node, reading);
  const schema = legacy
    ? node
    : (plain ?? own(node, 'schema') ?? (own(node, 'content') ? undefined : { raw: {}, spot: node.spot }));
  const types = schema && typesOfView(viewOf([schema], reading.documents, reading.dialect));
  const context = {
    ...reading,
    flow,
    site: 'header' as const,
    text: true,
    noXml: true,
    ...(legacy ? { beside: legacyFields } : {}),
  };
  return {
    kind: 'header',
    key: name.toLowerCase(),
    name,
    flow,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'part',
    given: { site: 'header', required, ...lifecycle([raw], reading.asOf) },
    node,
    ...(legacy ? {} : { remains: [{ node, fields: headerFields }] }),
    aspects: () => [
      requiredAspect(node, required),
      ...serialisationAspects(writingOf(node, 'header', plain !== undefined), types),
      ...lifecycleAspects([{ raw, spot: node.spot }], node.spot),
    ],
    parts: () => [
      ...(schema === undefined ? [] : [schemaElement([schema], context)]),
      ...(plain ? [] : mediaTypes(node, reading, flow, 'header')),
    ],
  };
}
