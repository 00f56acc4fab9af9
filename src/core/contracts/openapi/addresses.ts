import type { Document } from '../../texts/document.ts';
import { isMap } from '../document-store.ts';

/** Where a document says that it is published: under its own name, or beside what its servers answer. */
export function declaredAddresses({ value }: Document): readonly string[] {
  if (!isMap(value)) return [];
  const servers = Array.isArray(value['servers']) ? value['servers'] : [];
  const below = servers.flatMap((server: unknown) =>
    isMap(server) && typeof server['url'] === 'string' ? server['url'] : [],
  );
  const named = [value['$self'], value['$id']].filter((address) => typeof address === 'string');
  return [...named.map((address) => address.replace(/#$/, '')), ...below.map((url) => url.replace(/\/?$/, '/'))];
}
