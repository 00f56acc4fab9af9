import { posix } from 'node:path';
import { isDocument, parseDocument, type Spot } from '../../texts/document.ts';
import { isMap } from '../document-store.ts';
import type { Choice, Choosing, Unit } from '../format.ts';
import { candidatesOf } from '../include-path.ts';
import { fileOf } from './names.ts';
import { bufRulesOf, rulesNamed, uncategorised } from './buf-rules.ts';

/** What the `breaking` part of a buf.yaml says, in its versions v1beta1, v1 and v2 (buf.build/docs/configuration). */
interface Breaking {
  readonly use: readonly string[];
  readonly except: readonly string[];
  readonly ignore: readonly string[];
  /** Whether a file is in no module, because its own leaves it out. */
  readonly isOutside: (file: string) => boolean;
  readonly ignoreOnly: Readonly<Record<string, readonly string[]>>;
  readonly ignoreUnstable: boolean;
  /** The folders that its paths start from, as paths start: `proto/`. */
  readonly roots: readonly string[];
}

/** How the nearest buf.yaml of the base wants a package compared; nothing where there is none, or it cannot be read. */
export function chosenByBuf(unit: Unit, { read, asked, after }: Choosing): Choice {
  const [first] = unit.documents;
  const path = candidatesOf(first.file, 'buf.yaml').find((file) => read(file) !== undefined);
  const config = path === undefined ? undefined : breakingOf(path, read(path) ?? '', first.file);
  if (path === undefined || config === undefined) return { mode: null, leavesOut: () => false };
  const isUnstable = config.ignoreUnstable && unstable.test(fileOf(first).package);
  const except = new Set(config.except.flatMap(rulesNamed));
  const named = (asked === null ? config.use : [asked]).filter((name) => rulesNamed(name).length > 0);
  const use = named.length === 0 ? ['FILE'] : named;
  const used = new Set([...use.flatMap(rulesNamed), ...uncategorised]);
  // Where rules are chosen one by one, the others are not; a category is a mode, which hears what it hears.
  const isChosen = use.some((name) => !modes.some((mode) => mode === name));
  const isBelow = (file: string, paths: readonly string[]) =>
    paths.some((one) => config.roots.some((root) => isIn(file, `${root}${one}`)));
  const ignoredIn = Object.entries(config.ignoreOnly).map(([name, paths]) => ({ rules: rulesNamed(name), paths }));
  return {
    mode: modes.findLast((mode) => hearsAll(mode, used)) ?? null,
    leavesOut: (difference, at: Spot) => {
      const { file } = at.document;
      if (isUnstable || config.isOutside(file) || isBelow(file, config.ignore)) return true;
      const isKept = after?.documents.some((document) => document.file === file);
      const rules = bufRulesOf(difference, after === null ? 'package' : isKept ? null : 'file');
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

function breakingOf(path: string, text: string, file: string): Breaking | undefined {
  const document = parseDocument(path, text);
  if (!isDocument(document) || !isMap(document.value)) return undefined;
  const { value } = document;
  const folder = folderOf(path);
  const modules = Array.isArray(value['modules']) ? value['modules'].filter(isMap) : [];
  // A module is at the root unless it says otherwise; of modules in modules the inner one counts.
  const [module] = modules
    .filter(({ path: root = '.' }) => root === '.' || (typeof root === 'string' && isIn(file, `${folder}${root}`)))
    .toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const build = isMap(value['build']) ? value['build'] : {};
  const breaking = module?.['breaking'] ?? value['breaking'];
  const said = isMap(breaking) ? breaking : {};
  const roots = textsIn(build['roots']).map((root) => (root === '.' ? '' : `${root}/`));
  const below = (paths: readonly string[]) => paths.map((one) => `${folder}${one}`);
  const excluded = below([...textsIn(build['excludes']), ...textsIn(module?.['excludes'])]);
  const included = module?.['includes'] === undefined ? [''] : below(textsIn(module['includes']));
  const only = isMap(said['ignore_only']) ? said['ignore_only'] : {};
  return {
    use: textsIn(said['use']),
    except: textsIn(said['except']),
    ignore: textsIn(said['ignore']),
    isOutside: (one) => excluded.some((path) => isIn(one, path)) || !included.some((path) => isIn(one, path)),
    ignoreOnly: Object.fromEntries(Object.entries(only).map(([rule, paths]) => [rule, textsIn(paths)])),
    ignoreUnstable: said['ignore_unstable_packages'] === true,
    roots: (roots.length === 0 ? [''] : roots).map((root) => `${folder}${root}`),
  };
}

function lengthOf({ path: root = '.' }: Readonly<Record<string, unknown>>): number {
  return typeof root === 'string' && root !== '.' ? root.length : 0;
}

/** Whether a file is this one, or below this folder, of which the root of all is named by nothing. */
function isIn(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}

/** The folder of a file, as its paths start: `proto/`, or nothing at the root. */
function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : `${folder}/`;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
