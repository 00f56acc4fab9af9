import type { Spot } from '../../texts/document.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { typesOfView } from '../json-schema/type.ts';
import { viewOf } from '../json-schema/view.ts';
import { childOf, type Reading } from './reading.ts';
import { isSpread, type Writing } from './serialisation.ts';
import { fieldsOf, requiredNames } from '../json-schema/fields.ts';

/** One field of an object whose fields are sent under names of their own. */
export interface Gathered {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly node: Node;
  readonly schema: Node;
  readonly required: boolean | 'together';
  readonly requiredAt: Spot;
  readonly writing: Writing;
}

/**
 * The parameters that one object stands for, which goes by no name of its own on the wire: `page=1&size=2` of an exploded
 * object or a whole query string, `filter[status]=open` of a deep one.
 */
export function gatheredIn(node: Node, place: string, writing: Writing, reading: Reading): Gathered[] {
  const deep = writing.style === 'deepObject';
  const schema = place === 'querystring' ? formOf(node, reading) : own(node, 'schema');
  if (schema === undefined || !(place === 'querystring' || deep || isSpread(writing))) return [];
  const view = viewOf([schema], reading.documents, reading.dialect);
  if (typesOfView(view)?.join() !== 'object' || view.choices.length > 0) return [];
  const [fields, required] = [fieldsOf(view), requiredNames(view)];
  const always = isMap(node.raw) && node.raw['required'] === true;
  return [...fields].map(([field, [property]]) => {
    const name = deep ? `${String(own(node, 'name')?.raw)}[${field}]` : field;
    const sent = place === 'querystring' ? 'query' : place;
    const requiredAt = required.get(field);
    const demanded = requiredAt === undefined ? false : always || (fields.size > 1 && 'together');
    return {
      key: `${sent} ${name}`,
      name,
      place: sent,
      node: property,
      schema: property,
      required: demanded,
      requiredAt: requiredAt ?? property.spot,
      writing: { style: 'form', explode: false, items: undefined, node: property },
    };
  });
}

/** The schema of a query string that is written as forms are. */
function formOf(node: Node, { documents }: Reading): Node | undefined {
  const content = own(node, 'content');
  const form = content && childOf(content, 'application/x-www-form-urlencoded', documents);
  return form && own(form, 'schema');
}
