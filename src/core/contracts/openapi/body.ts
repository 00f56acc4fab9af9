import type { AspectLaw, Element } from '../comparison/element.ts';
import { restrictingFlag } from '../comparison/laws.ts';
import { type Fields, fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { mediaType, mediaTypes } from './media-type.ts';
import { type Flow, itemsOf, type Reading, requiredAspect, textOf } from './reading.ts';
import { written } from '../comparison/written.ts';

const bodyFields = fields('required content');
const legacyFields = fields('name in required schema');
/** A field of a form is a schema of its own in OpenAPI 2.0. */
const formContext = { beside: fields('name in required') };

/** The request body of OpenAPI 3. */
export function body(node: Node, reading: Reading, flow: Flow): Element {
  const required = isMap(node.raw) && node.raw['required'] === true;
  return bodyElement(node, required, flow, () => mediaTypes(node, reading, flow.request, 'body'), bodyFields);
}

/** The request body of OpenAPI 2.0: a parameter in `body`, or all those in `formData`. */
export function legacyBody(node: Node, item: Node, reading: Reading, flow: Flow): Element[] {
  const all = [item, node].flatMap((holder) => itemsOf(own(holder, 'parameters'), reading.documents));
  const types = itemsOf(own(node, 'consumes') ?? own(reading.root, 'consumes'), reading.documents);
  const content = all.find((parameter) => textOf(parameter, 'in') === 'body');
  const fields = all.filter((parameter) => textOf(parameter, 'in') === 'formData');
  const fallback = fields.length > 0 ? 'application/x-www-form-urlencoded' : 'application/json';
  const holder = content ?? fields[0];
  if (holder === undefined) return [];
  const schema = content && own(content, 'schema');
  const schemas = content === undefined ? fields.flatMap(formField) : schema === undefined ? [] : [schema];
  const required = [holder, ...fields].some(({ raw }) => isMap(raw) && raw['required'] === true);
  const names = types.length > 0 ? types : [{ raw: fallback, spot: holder.spot }];
  const context = content ? reading : { ...reading, ...formContext };
  const parts = () => names.map((name) => mediaType(written(name.raw), name, schemas, context, flow.request, 'body'));
  // A form is required because one of its fields is, and that field says so.
  if (content === undefined) return [bodyElement(holder, required, flow, parts, undefined, () => null)];
  return [bodyElement(holder, required, flow, parts, legacyFields)];
}

function bodyElement(
  node: Node,
  required: boolean,
  flow: Flow,
  content: () => Element[],
  known: Fields | undefined,
  law: AspectLaw = restrictingFlag,
): Element {
  return {
    kind: 'body',
    key: '',
    name: 'request body',
    flow: flow.request,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'part',
    given: { site: 'body', required },
    remains: known && [{ node, fields: known }],
    aspects: () => [requiredAspect(node, required, law)],
    parts: content,
  };
}

/** A field of a form as an object with this one property; together they make the form. Lines stay with the field. */
function formField(field: Node): Node[] {
  const name = textOf(field, 'name');
  if (name === undefined || !isMap(field.raw)) return [];
  const required = field.raw['required'] === true ? { required: [name] } : {};
  return [{ raw: { type: 'object', properties: { [name]: field.raw }, ...required }, spot: field.spot }];
}
