/** The most files of one side that are fetched. */
const mostFiles = 400;

const manifest =
  /(^|\/)(package\.json|tsconfig[^/]*\.json|go\.mod|pom\.xml|build\.gradle(\.kts)?|pyproject\.toml|Cargo\.toml|composer\.json|Gemfile|[^/]+\.csproj|Dockerfile|docker-compose[^/]*\.ya?ml)$/;
const contract = /(openapi|swagger|asyncapi)[^/]*\.(ya?ml|json)$|\.(proto|graphqls?|avsc)$/i;
const installed =
  /(^|\/)(node_modules|vendor|dist|build|target)\/|(^|\/)(package-lock\.json|[^/]+\.(lock|sum|min\.js))$/;

/**
 * The files of a tree that a review of the change may read: the changed ones, then manifests and contracts, then those of
 * the changed services, up to the limit. Paths that cannot be written safely are left out.
 */
export function wantedOf(paths: readonly string[], changed: ReadonlySet<string>): readonly string[] {
  const manifests = paths.filter((path) => manifest.test(path));
  const roots = new Set(manifests.length > 0 ? manifests.map(folderOf) : ['']);
  const services = new Set([...changed].map((path) => serviceOf(path, roots)));
  const rank = (path: string): number => {
    if (changed.has(path)) return 0;
    if (installed.test(path)) return 3;
    if (manifest.test(path) || contract.test(path)) return 1;
    const service = serviceOf(path, roots);
    return service !== null && services.has(service) ? 2 : 3;
  };
  return paths
    .filter(isSafe)
    .map((path) => ({ path, rank: rank(path) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostFiles)
    .map(({ path }) => path);
}

/** Whether a path of an untrusted tree stays inside the folder it is written to. */
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
