/** The GraphQL id of a thing: its kind and number, wrapped as GitHub wraps them. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_kwDO${Buffer.from(`${id}`).toString('base64url')}`;
}

/** What a GraphQL id names; null where it is none. */
export function readNodeId(text: string): { readonly kind: string; readonly id: number } | null {
  const [, kind, rest] = /^([A-Z]+)_kwDO(.+)$/.exec(text) ?? [];
  return kind && rest ? { kind, id: Number(Buffer.from(rest, 'base64url').toString()) } : null;
}
