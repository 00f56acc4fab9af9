/** A folder that is built or deployed by itself: it has a manifest or a Dockerfile of its own. */
export interface Service {
  /** What its `package.json` calls it, else the name of its folder. */
  readonly name: string;
  /** The folder, without a trailing slash; an empty string for the root of the tree. */
  readonly root: string;
  /** The file that makes it one: `services/orders/package.json`. */
  readonly because: string;
  /** A package that others are meant to import, and nothing that runs by itself. */
  readonly library: boolean;
  /** Its manifest says what others may import by its name. */
  readonly exports: boolean;
}

/** The services of each list, by their root: a list is searched for many paths. */
const indexes = new WeakMap<readonly Service[], ReadonlyMap<string, Service>>();

/** The service that a path belongs to: the one with the nearest root above it. Undefined if it belongs to none. */
export function serviceOf(services: readonly Service[], path: string): Service | undefined {
  let byRoot = indexes.get(services);
  if (byRoot === undefined) {
    byRoot = new Map(services.map((service) => [service.root, service]));
    indexes.set(services, byRoot);
  }
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const found = byRoot.get(path.slice(0, end));
    if (found) return found;
  }
  return byRoot.get('');
}
