import type { Element } from '../comparison/element.ts';
import { fields } from '../comparison/remains.ts';
import { type Node, own, pathOf } from '../document-store.ts';
import { itemsOf, type Reading, textOf } from './reading.ts';
import { written } from '../comparison/written.ts';

/**
 * Where an operation is reached: its own servers, else those of its path, else those of the whole contract. Where none
 * are named, nothing is said about it.
 */
export function servers(operation: Node, item: Node, reading: Reading): Element[] {
  const explicit = own(operation, 'servers') ?? own(item, 'servers');
  const list = explicit ?? own(reading.root, 'servers');
  const found = reading.version === '2' ? legacyServers(reading) : listed(list, reading);
  if (found.length === 0) return [];
  return [
    {
      kind: 'server',
      key: '',
      name: 'servers',
      flow: 'input',
      at: list?.spot ?? reading.root.spot,
      role: 'detail',
      given: {},
      identity: `servers ${explicit ? pathOf(explicit.spot).join('/') : ''}`,
      component: explicit ? undefined : 'servers',
      aspects: () => [],
      parts: () => found,
    },
  ];
}

function listed(list: Node | undefined, { documents }: Reading): Element[] {
  return itemsOf(list, documents).flatMap((node) => {
    const url = textOf(node, 'url');
    return url === undefined ? [] : [server(url, node)];
  });
}

/** OpenAPI 2.0: `schemes`, `host` and `basePath`. */
function legacyServers({ root, documents }: Reading): Element[] {
  const host = own(root, 'host');
  const base = own(root, 'basePath');
  const at = base ?? host;
  if (at === undefined) return [];
  const schemes = itemsOf(own(root, 'schemes'), documents).map(({ raw }) => `${written(raw)}:`);
  const address = `//${written(host?.raw ?? '')}${written(base?.raw ?? '')}`;
  return (schemes.length > 0 ? schemes : ['']).map((scheme) => server(`${scheme}${address}`, at));
}

/** The name of a server is for people. */
const serverFields = fields('url name');

function server(url: string, node: Node): Element {
  return {
    kind: 'server',
    key: url.replace(/\/$/, '').toLowerCase(),
    name: url,
    flow: 'input',
    at: node.via ?? node.spot,
    role: 'choice',
    given: {},
    remains: [{ node, fields: serverFields }],
    aspects: () => [],
    parts: () => [],
  };
}
