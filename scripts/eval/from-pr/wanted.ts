/** A file of a tree on the host. */
export interface Entry {
  readonly path: string;
  readonly sha: string;
  readonly size: number;
}

/** The most files of one side that are brought, and the largest. */
const mostFiles = 400;
const mostBytes = 300_000;

const manifest =
  /(^|\/)(package\.json|tsconfig[^/]*\.json|go\.mod|pom\.xml|build\.gradle(\.kts)?|pyproject\.toml|Cargo\.toml|composer\.json|Gemfile|[^/]+\.csproj|Dockerfile|docker-compose[^/]*\.ya?ml)$/;
const contract = /(openapi|swagger|asyncapi)[^/]*\.(ya?ml|json)$|\.(proto|graphqls?|avsc)$/i;
const config = /^\.github\/architect\.ya?ml$/;
const installed = /(^|\/)(node_modules|vendor|dist|build|target)\//;

/**
 * The files of a tree that a review of the change may look at: what changed, the configuration, manifests, contracts, and then
 * what lies in the services that changed, as many as fit. Names that cannot be written safely are left out.
 */
export function wantedOf(entries: readonly Entry[], changed: ReadonlySet<string>): readonly Entry[] {
  const manifests = entries.filter(({ path }) => manifest.test(path));
  const roots = new Set(manifests.length > 0 ? manifests.map(({ path }) => folderOf(path)) : ['']);
  const services = new Set([...changed].map((path) => serviceOf(path, roots)));
  const rank = ({ path }: Entry): number => {
    if (changed.has(path) || config.test(path)) return 0;
    if (installed.test(path)) return 4;
    if (manifest.test(path) || contract.test(path)) return 1;
    const service = serviceOf(path, roots);
    return service !== null && services.has(service) ? 2 : 4;
  };
  return entries
    .filter(({ path, size }) => isSafe(path) && size <= mostBytes)
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter(({ rank }) => rank < 4)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostFiles)
    .map(({ entry }) => entry);
}

/** Whether a path of somebody else's tree stays inside the folder it is written to. */
export function isSafe(path: string): boolean {
  return (
    !/[\\:\0]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git')
  );
}

/** The nearest folder with a manifest; null where there is none above. */
function serviceOf(path: string, roots: ReadonlySet<string>): string | null {
  let folder = folderOf(path);
  while (folder !== '' && !roots.has(folder)) folder = folderOf(folder);
  return roots.has(folder) ? folder : null;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
