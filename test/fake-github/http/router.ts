import type { Route } from './route.ts';

/** A route that fits a request, with what its path names. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Parameters whose value may hold slashes. */
const wide = new Set(['path', 'ref', 'tree_sha', 'basehead', 'branch']);

/** Finds the route of a request among many; the one with more words written out wins. */
export function router(routes: readonly Route[]): (method: string, path: string) => Match | null {
  const known = routes.map((route) => ({ route, ...patternOf(route.operation) })).toSorted((a, b) => b.fixed - a.fixed);
  return (method, path) => {
    for (const { route, verb, pattern } of known) {
      const found = verb === method ? pattern.exec(path) : null;
      if (!found) continue;
      try {
        const params = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
        return { route, params: Object.fromEntries(params) as Record<string, string> };
      } catch {
        return null;
      }
    }
    return null;
  };
}

function patternOf(operation: string): { verb: string; pattern: RegExp; fixed: number } {
  const [verb = '', path = ''] = operation.split(' ');
  const parts = path.split('/').map((part) => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (!name) return part.replace(/[.+]/g, '\\$&');
    return wide.has(name) ? `(?<${name}>.*?)` : `(?<${name}>[^/]+)`;
  });
  const fixed = path.split('/').filter((part) => !part.startsWith('{')).length;
  return { verb, pattern: new RegExp(`^${parts.join('/')}$`), fixed };
}
