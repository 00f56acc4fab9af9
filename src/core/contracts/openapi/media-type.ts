import type { AspectLaw, Element } from '../comparison/element.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { isFilled } from '../json-schema/view.ts';
import { fields } from '../comparison/remains.ts';
import { type Node, own } from '../document-store.ts';
import { entriesOf, type Reading } from './reading.ts';

/** The media types a body or a parameter can have: `content` of OpenAPI 3. */
export function mediaTypes(
  holder: Node,
  reading: Reading,
  flow: 'input' | 'output',
  site: 'parameter' | 'header' | 'body',
): Element[] {
  return entriesOf(own(holder, 'content'), reading.documents, true).map(([name, node]) =>
    mediaType(
      name,
      node,
      [own(node, 'schema') ?? own(node, 'itemSchema')].filter((schema) => schema !== undefined),
      reading,
      flow,
      site,
    ),
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

const schemaFields = fields('schema');
/** The schema of the items stands for the whole where there is no other. */
const itemFields = fields('itemSchema');

/** Forms, plain text and XML know no types: whoever reads them makes numbers of texts. */
export const textual: RegExp = /^(?:text|multipart)\/|x-www-form-urlencoded|[/+]xml\b/i;

/** One media type with the schema of its values. The charset is no part of its identity. */
export function mediaType(
  name: string,
  node: Node,
  schemas: readonly Node[],
  reading: Reading,
  flow: 'input' | 'output',
  site: 'parameter' | 'header' | 'body',
): Element {
  const key = name
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replace(/;charset=[^;]*/, '');
  const within = (range: string, one: string) => covers(range, one, flow);
  const law: AspectLaw = (was, now) => {
    if (within(String(now), String(was))) return 'widened';
    return within(String(was), String(now)) ? 'narrowed' : null;
  };
  return {
    kind: 'media-type',
    key,
    name,
    flow,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'choice',
    given: { site },
    coveredBy: (sibling) => within(sibling.key, key),
    renamedFrom: (other) => within(other.key, key) || within(key, other.key),
    remains: [{ node, fields: own(node, 'schema') ? schemaFields : itemFields }],
    aspects: () => [{ aspect: 'type', value: key, shown: name, stated: true, at: node.via ?? node.spot, law }],
    parts: () =>
      isFilled(schemas) ? [schemaElement(schemas, { ...reading, flow, site, text: textual.test(name) })] : [],
  };
}
