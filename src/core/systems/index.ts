import { type Service, serviceOf } from '../model/service.ts';
import type { Tree } from '../model/tree.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** The services of a tree, and the manifests that are still needed to classify them. */
export interface ServiceReading {
  readonly services: readonly Service[];
  readonly wanted: readonly string[];
}

const manifestName =
  /^(package\.json|go\.mod|pom\.xml|build\.gradle(\.kts)?|pyproject\.toml|setup\.py|Cargo\.toml|composer\.json|Gemfile|mix\.exs|[^/]+\.(cs|fs|vb)proj)$/;
const imageName = /^((Dockerfile|Containerfile)(\.[^/]+)?|[^/]+\.Dockerfile|Procfile|serverless\.ya?ml|fly\.toml)$/i;
/** Folders whose code is not built here, or only for tests and examples. */
const passedOver =
  /(^|\/)(node_modules|vendor|third_party|dist|build|out|target|coverage|(__)?fixtures?(__)?|testdata|test-?cases|templates?|\.[^/]+)\//;
const libraryFolder = /(^|\/)(packages|pkg|libs?|libraries|modules|plugins|shared|common|sdks?|clients?)\//;
const serviceFolder = /(^|\/)(services?|apps?|microservices|functions|lambdas|workers|servers)\/[^/]+$/;

/**
 * The services of a tree, by its manifests and Dockerfiles, in path order. The root is a service only if there is no
 * other. Unread manifests of services that contain one of `paths` are wanted; all others are classified by their path.
 */
export function readServices(tree: Tree, paths: readonly string[]): ServiceReading {
  const files = Map.groupBy(tree.paths().filter(isEvidence), folderOf);
  const services = [...files.keys()].toSorted().flatMap((root) => serviceAt(tree, root, files.get(root) ?? []) ?? []);
  const below = services.filter(({ root }) => root !== '');
  const found = below.some(({ library }) => !library) ? below : services;
  const holders = new Set(paths.map((path) => serviceOf(found, path)));
  const wanted = [...holders].flatMap((holder) => (holder ? [fileIn(holder.root, 'package.json')] : []));
  return {
    services: found,
    wanted: wanted.filter((path) => tree.has(path) && tree.read(path) === undefined && !tree.refusal(path)),
  };
}

/** The folders of a tree that have a manifest or a Dockerfile of their own; an empty string for the root. */
export function builtFolders(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.filter(isEvidence).map(folderOf));
}

/** Whether a file, by its name, says how its folder is built or started. */
export function isBuildFile(path: string): boolean {
  const name = nameOf(path);
  return manifestName.test(name) || imageName.test(name);
}

function isEvidence(path: string): boolean {
  return isBuildFile(path) && !passedOver.test(path);
}

function serviceAt(tree: Tree, root: string, files: readonly string[]): Service | null {
  const text = tree.read(fileIn(root, 'package.json'));
  const read = text === undefined ? null : readManifest(text);
  const image = files.some((path) => imageName.test(nameOf(path)));
  const because = files.find((path) => !imageName.test(nameOf(path))) ?? files[0];
  if (because === undefined || (read?.marker === true && files.length === 1)) return null;
  const name = read?.name ?? (root === '' ? 'the repository' : nameOf(root));
  return { name, root, because, library: !image && isLibrary(root, read), exports: read?.exports ?? false };
}

/** In doubt a folder is a library, because importing a library is never flagged. */
function isLibrary(root: string, manifest: Manifest | null): boolean {
  const kept = libraryFolder.test(`${root}/`);
  const offers = manifest?.exports === true || manifest?.main === true;
  if (kept && offers) return true;
  if (manifest?.starts) return false;
  if (manifest?.exports || kept) return true;
  return !serviceFolder.test(root);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function fileIn(root: string, name: string): string {
  return root === '' ? name : `${root}/${name}`;
}
