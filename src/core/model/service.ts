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

/** The service that a path belongs to, of services in path order; undefined where it belongs to none. */
export function serviceOf(services: readonly Service[], path: string): Service | undefined {
  return services.findLast(({ root }) => root === '' || path.startsWith(`${root}/`));
}
