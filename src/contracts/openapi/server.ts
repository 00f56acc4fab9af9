import type { Element } from '../element.ts';
import { type Node, own } from '../library.ts';
import { itemsOf, type Reading, textOf } from './reading.ts';
import { written } from '../written.ts';

/** Where the API is reached. A contract that names no server says nothing about it. */
export function servers(reading: Reading): Element[] {
  if (reading.version === '2') return legacyServers(reading);
  return itemsOf(own(reading.root, 'servers'), reading.library).flatMap((node) => {
    const url = textOf(node, 'url');
    return url === undefined ? [] : [server(url, node)];
  });
}

/** OpenAPI 2.0: `schemes`, `host` and `basePath`. */
function legacyServers({ root, library }: Reading): Element[] {
  const host = own(root, 'host');
  const base = own(root, 'basePath');
  const at = base ?? host;
  if (at === undefined) return [];
  const schemes = itemsOf(own(root, 'schemes'), library).map(({ raw }) => `${written(raw)}:`);
  const address = `//${written(host?.raw ?? '')}${written(base?.raw ?? '')}`;
  return (schemes.length > 0 ? schemes : ['']).map((scheme) => server(`${scheme}${address}`, at));
}

function server(url: string, node: Node): Element {
  return {
    kind: 'server',
    key: url.replace(/\/$/, '').toLowerCase(),
    name: url,
    flow: 'input',
    at: node.via ?? node.spot,
    role: 'choice',
    given: {},
    aspects: () => [],
    parts: () => [],
  };
}
