import { posix } from 'node:path';
import type { ElementKind } from '../../model/contract.ts';
import { type Document, isDocument, parseDocument, type Spot } from '../../texts/document.ts';
import { isMap } from '../document-store.ts';
import type { Choice, Choosing, Unit } from '../format.ts';
import { candidatesOf } from '../include-path.ts';
import { namesIn } from './copies.ts';
import { fileOf } from './names.ts';
import { bufRulesOf, rulesNamed, uncategorised } from './buf-rules.ts';

/**
 * What a buf.yaml (v1beta1, v1 and v2) or a buf.work.yaml says of a file below it: of its module, and what the `breaking` part
 * wants of it (buf.build/docs/configuration).
 */
interface Settings {
  readonly use: readonly string[];
  readonly except: readonly string[];
  readonly ignore: readonly string[];
  /** Whether the file is in no module: none is where it stands, or its own leaves it out. */
  readonly isOutside: boolean;
  readonly ignoreOnly: Readonly<Record<string, readonly string[]>>;
  readonly ignoreUnstable: boolean;
  /** The folders that its paths start from; the root of all is an empty text. */
  readonly roots: readonly string[];
}

/** What a package declares by name. */
const named: ReadonlySet<ElementKind> = new Set(['message', 'enum', 'service']);

const nothingSaid: Choice = { mode: null, leavesOut: () => false };

/** How the configuration of buf in the base wants a package compared; nothing where there is none, or it cannot be read. */
export function chosenByBuf(unit: Unit, { read, readNow, asked, after }: Choosing): Choice {
  const [was, now] = [settingsIn(read), settingsIn(readNow)];
  const isOutside = (file: string) => was(file)?.isOutside === true;
  const inside = unit.documents.find(({ file }) => !isOutside(file));
  const config = was((inside ?? unit.documents[0]).file);
  if (config === undefined) return nothingSaid;
  // Where the change itself lists another folder as a module, what it moved there is in it.
  const hasLeft = ({ file }: Document) => inside !== undefined && isOutside(file) && now(file)?.isOutside === true;
  const left = after?.documents.filter((document) => !hasLeft(document)) ?? [];
  const isUnstable = config.ignoreUnstable && unstable.test(fileOf(unit.documents[0]).package);
  const except = new Set(config.except.flatMap(rulesNamed));
  const known = (asked === null ? config.use : [asked]).filter((name) => rulesNamed(name).length > 0);
  const use = known.length === 0 ? ['FILE'] : known;
  const used = new Set([...use.flatMap(rulesNamed), ...uncategorised]);
  // Where rules are chosen one by one, the others are not; a category is a mode, which hears what it hears.
  const isChosen = use.some((name) => !modes.some((mode) => mode === name));
  const isBelow = (file: string, paths: readonly string[]) =>
    paths.some((one) => config.roots.some((root) => isIn(file, below(root, one))));
  const ignoredIn = Object.entries(config.ignoreOnly).map(([name, paths]) => ({ rules: rulesNamed(name), paths }));
  return {
    mode: modes.findLast((mode) => hearsAll(mode, used)) ?? null,
    hasLeft,
    leftTo: ({ kind, name }) => {
      const isDeclaredIn = (one: Document) => !left.includes(one) && namesIn(one).includes(name);
      return named.has(kind) ? (after?.documents.find(isDeclaredIn)?.file ?? null) : null;
    },
    leavesOut: (difference, at: Spot) => {
      const { file } = at.document;
      if (isUnstable || isOutside(file) || isBelow(file, config.ignore)) return true;
      const isKept = left.some((document) => document.file === file);
      const rules = bufRulesOf(difference, left.length === 0 ? 'package' : isKept ? null : 'file');
      const some = rules.filter((rule) => used.has(rule));
      const isOff = (rule: string) =>
        except.has(rule) || ignoredIn.some((one) => one.rules.includes(rule) && isBelow(file, one.paths));
      const isSwitchedOff = (some.length > 0 ? some : rules).every(isOff);
      return rules.length > 0 && (isSwitchedOff || (some.length === 0 && isChosen));
    },
  };
}

/** From the one that hears the most to the one that hears the least. */
const modes = ['FILE', 'PACKAGE', 'WIRE_JSON', 'WIRE'] as const;

/** Whether a mode hears all that these rules are about, of those that are in a category. */
function hearsAll(mode: (typeof modes)[number], rules: ReadonlySet<string>): boolean {
  const heard = new Set([...modes.slice(modes.indexOf(mode)).flatMap(rulesNamed), ...uncategorised]);
  return [...rules].every((rule) => heard.has(rule));
}

/** `v1alpha1`, `v1beta`, `v1test`, `v1p1beta1` as the last part of a package. */
const unstable = /(?:^|\.)v\d+(?:p\d+)?(?:alpha|beta)\d*$|(?:^|\.)v\d+test\w*$/;

/**
 * Reads what the configuration of a file says: of a workspace (`version: v2`) with a module that the file is in, as buf asks
 * nobody else there, and otherwise the nearest. Each is parsed once.
 */
function settingsIn(read: Choosing['read']): (file: string) => Settings | undefined {
  const parsed = new Map<string, Document | null>();
  const parse = (path: string): Settable | null => {
    const text = parsed.has(path) ? undefined : read(path);
    const document = text === undefined ? null : parseDocument(path, text);
    const known = parsed.get(path) ?? (document !== null && isDocument(document) ? document : null);
    parsed.set(path, known);
    return isMap(known?.value) ? known.value : null;
  };
  return (file) => {
    const paths = ['buf.yaml', 'buf.work.yaml'].map((name) => candidatesOf(file, name));
    const nearest = (paths[0] ?? []).flatMap((path, index) => [path, paths[1]?.[index] ?? path]);
    const written = nearest.filter((path) => read(path) !== undefined);
    const of = (path: string) => {
      const value = parse(path);
      return value === null ? undefined : settingsOf(file, value, folderOf(path));
    };
    const workspaces = written.filter((path) => parse(path)?.['version'] === 'v2').toReversed();
    const path = workspaces.find((one) => of(one)?.isOutside === false) ?? written[0];
    return path === undefined ? undefined : of(path);
  };
}

type Settable = Readonly<Record<string, unknown>>;

function settingsOf(file: string, value: Settable, folder: string): Settings {
  const said = Array.isArray(value['modules']) ? value['modules'].filter(isMap) : [];
  // The folders of a buf.work.yaml are modules; one is at the root unless it says otherwise.
  const modules = [...said, ...textsIn(value['directories']).map((path): Settable => ({ path }))];
  const rootOf = (one: Settable) => below(folder, pathsIn([one['path']])[0] ?? '');
  // Of modules in modules the inner one counts.
  const [module] = modules
    .filter((one) => isIn(file, rootOf(one)))
    .toSorted((a, b) => rootOf(b).length - rootOf(a).length);
  const build = isMap(value['build']) ? value['build'] : {};
  const breaking = module?.['breaking'] ?? value['breaking'];
  const { use, except, ignore, ...more } = isMap(breaking) ? breaking : {};
  const within = (paths: unknown) => pathsIn(paths).map((path) => below(folder, path));
  const roots = within(build['roots']);
  const excluded = [...within(build['excludes']), ...within(module?.['excludes'])];
  const included = module?.['includes'] === undefined ? [''] : within(module['includes']);
  const isInOneOf = (paths: readonly string[]) => paths.some((path) => isIn(file, path));
  const isListed = (modules.length === 0 || module !== undefined) && (roots.length === 0 || isInOneOf(roots));
  const only = isMap(more['ignore_only']) ? more['ignore_only'] : {};
  return {
    use: textsIn(use),
    except: textsIn(except),
    ignore: pathsIn(ignore),
    isOutside: !isListed || isInOneOf(excluded) || !isInOneOf(included),
    ignoreOnly: Object.fromEntries(Object.entries(only).map(([rule, paths]) => [rule, pathsIn(paths)])),
    ignoreUnstable: more['ignore_unstable_packages'] === true,
    roots: roots.length === 0 ? [folder] : roots,
  };
}

/** Whether a file is this one, or below this folder, of which the root of all is named by nothing. */
function isIn(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}

/** A path below a folder, either of which may be the root of all. */
function below(folder: string, path: string): string {
  return [folder, path].filter((one) => one !== '').join('/');
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/** Paths as they mean the same however they are written: `vendor` for `./vendor/`, and nothing for `.`. */
function pathsIn(value: unknown): readonly string[] {
  return textsIn(value).map((path) => posix.normalize(path).replace(/^\.?\/?$|\/$/, ''));
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
