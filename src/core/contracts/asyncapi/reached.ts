import { isMap } from '../document-store.ts';
import { childOf, entriesOf, textOf } from '../openapi/reading.ts';
import type { Endpoint } from './endpoints.ts';
import { type Reading, shapeOf } from './reading.ts';

/** Protocols in which an address is a path below that of the server. */
export const underServer: RegExp = /^(?:wss?|https?)$/i;

/**
 * The paths at which an endpoint is met, server and address together; its address alone where the protocol knows no
 * paths. Empty where it has no address.
 */
export function reachedAt({ address }: Pick<Endpoint, 'address'>, reading: Reading): ReadonlySet<string> {
  const known = reached.get(address);
  if (known !== undefined) return known;
  const { text } = address;
  const paths = text === undefined ? [] : serverPaths(reading);
  const all = new Set(paths.map((path) => trimmed(`${path}/${shapeOf(text ?? '')}`)));
  reached.set(address, all);
  return all;
}

const reached = new WeakMap<Endpoint['address'], ReadonlySet<string>>();
const pathsOf = new WeakMap<Reading, readonly string[]>();

function serverPaths(reading: Reading): readonly string[] {
  const known = pathsOf.get(reading);
  if (known !== undefined) return known;
  const found = [...new Set(pathsIn(reading))];
  const paths = found.length > 0 ? found : [''];
  pathsOf.set(reading, paths);
  return paths;
}

function pathsIn({ root, documents }: Reading): readonly string[] {
  return entriesOf(childOf(root, 'servers', documents), documents, true).flatMap(([, node]) => {
    if (!isMap(node.raw) || !underServer.test(textOf(node, 'protocol') ?? '')) return [];
    const url = textOf(node, 'url');
    const path = url === undefined ? textOf(node, 'pathname') : /^(?:[a-z]+:\/\/)?[^/]*(.*)$/i.exec(url)?.[1];
    return [shapeOf(path ?? '')];
  });
}

function trimmed(path: string): string {
  return path.replaceAll(/\/+/g, '/').replaceAll(/^\/|\/$/g, '');
}

/** Whether all that was reached still is. */
export function stays(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  for (const one of before) if (!after.has(one)) return false;
  return before.size > 0;
}
