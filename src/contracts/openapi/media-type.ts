import type { Element } from '../element.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { isFilled } from '../json-schema/view.ts';
import { type Node, own } from '../library.ts';
import { entriesOf, type Reading } from './reading.ts';

/** The media types a body or a parameter can have: `content` of OpenAPI 3. */
export function mediaTypes(
  holder: Node,
  reading: Reading,
  flow: 'input' | 'output',
  site: 'parameter' | 'header' | 'body',
): Element[] {
  return entriesOf(own(holder, 'content'), reading.library).map(([name, node]) =>
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

/** Forms, plain text and XML know no types: whoever reads them makes numbers of texts. */
const textual = /^(?:text|multipart)\/|x-www-form-urlencoded|[/+]xml\b/i;

/** One media type with the schema of its values. The charset is no part of its identity. */
export function mediaType(
  name: string,
  node: Node,
  schemas: readonly Node[],
  reading: Reading,
  flow: 'input' | 'output',
  site: 'parameter' | 'header' | 'body',
): Element {
  return {
    kind: 'media-type',
    key: name
      .toLowerCase()
      .replaceAll(/\s+/g, '')
      .replace(/;charset=[^;]*/, ''),
    name,
    flow,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'choice',
    given: { site },
    aspects: () => [],
    parts: () => (isFilled(schemas) ? [schemaElement(schemas, { ...reading, flow, site, text: textual.test(name) })] : []),
  };
}
