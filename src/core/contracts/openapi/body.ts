import type { AspectLaw, Element } from '../comparison/element.ts';
import { restrictingFlag } from '../comparison/laws.ts';
import { type Fields, fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { withoutFile } from './bytes.ts';
import { isForm } from './form.ts';
import { mediaType, mediaTypes } from './media-type.ts';
import { type Flow, itemsOf, type Reading, requiredAspect, textOf } from './reading.ts';
import { written } from '../comparison/written.ts';

const bodyFields = fields('required content');
const legacyFields = fields('name in required schema');
/** A field of a form is a schema of its own in OpenAPI 2.0. */
const formContext = { beside: fields('name in required collectionFormat allowEmptyValue') };

/** The request body of OpenAPI 3. */
export function body(node: Node, reading: Reading, flow: Flow): Element {
  const required = isMap(node.raw) && node.raw['required'] === true;
  return bodyElement(node, required, flow, () => mediaTypes(node, reading, flow.request, 'body'), bodyFields);
}

/** The request body of OpenAPI 2.0: a parameter in `body`, or all those in `formData`. */
export function legacyBody(node: Node, item: Node, reading: Reading, flow: Flow): Element[] {
  const all = [item, node].flatMap((holder) => itemsOf(own(holder, 'parameters'), reading.documents));
  const content = all.find((parameter) => textOf(parameter, 'in') === 'body');
  if (content) return [legacyContent(content, node, reading, flow)];
  const parts = all.filter((parameter) => textOf(parameter, 'in') === 'formData');
  const [holder] = parts;
  if (holder === undefined) return [];
  const schemas = parts.flatMap(formField);
  const required = parts.some(({ raw }) => isMap(raw) && raw['required'] === true);
  const forms = consumed(node, reading).filter((name) => isForm(written(name.raw).toLowerCase()));
  const usual = parts.some(isFile) ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const names = forms.length > 0 ? forms : [{ raw: usual, spot: holder.spot }];
  const context = { ...reading, ...formContext };
  const types = () =>
    names.map((name) => mediaType({ name: written(name.raw), node: name, schemas }, context, flow.request, 'body'));
  // A form is required because one of its fields is, and that field says so.
  return [bodyElement(holder, required, flow, types, undefined, () => null)];
}

function legacyContent(content: Node, node: Node, reading: Reading, flow: Flow): Element {
  const required = isMap(content.raw) && content.raw['required'] === true;
  const types = consumed(node, reading);
  const assumed = types.length === 0;
  const names = assumed ? [{ raw: 'application/json', spot: content.spot }] : types;
  const schemas = [own(content, 'schema') ?? []].flat();
  const parts = () =>
    names.map((name) =>
      mediaType({ name: written(name.raw), node: name, schemas, assumed }, reading, flow.request, 'body'),
    );
  return bodyElement(content, required, flow, parts, legacyFields);
}

function consumed(node: Node, { root, documents }: Reading): Node[] {
  return itemsOf(own(node, 'consumes') ?? own(root, 'consumes'), documents);
}

function isFile({ raw }: Node): boolean {
  return isMap(raw) && raw['type'] === 'file';
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
  const raw = { type: 'object', properties: { [name]: withoutFile(field).raw }, ...required };
  return [{ raw, spot: { ...field.spot, field: true } }];
}
