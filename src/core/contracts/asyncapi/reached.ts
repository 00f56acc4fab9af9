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
  const { text } = address;
  if (text === undefined) return new Set();
  const paths = serverPaths(reading);
  return new Set((paths.length > 0 ? paths : ['']).map((path) => trimmed(`${path}/${shapeOf(text)}`)));
}

function serverPaths({ root, documents }: Reading): readonly string[] {
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
  return before.size > 0 && [...before].every((one) => after.has(one));
}
