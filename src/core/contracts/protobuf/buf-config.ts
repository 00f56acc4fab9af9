import { posix } from 'node:path';
import type { Difference } from '../../model/contract.ts';
import { isDocument, parseDocument, type Spot } from '../../texts/document.ts';
import { isMap } from '../document-store.ts';
import type { Choice, Unit } from '../format.ts';
import { candidatesOf } from '../include-path.ts';
import { fileOf } from './names.ts';
import { bufRules } from './buf-rules.ts';

/** What the `breaking` part of a buf.yaml says, in its versions v1beta1, v1 and v2 (buf.build/docs/configuration). */
interface Breaking {
  readonly use: readonly string[];
  readonly except: readonly string[];
  readonly ignore: readonly string[];
  readonly ignoreOnly: Readonly<Record<string, readonly string[]>>;
  readonly ignoreUnstable: boolean;
}

/** How the nearest buf.yaml of the base wants a package compared; nothing where there is none, or it cannot be read. */
export function chosenByBuf(unit: Unit, read: (file: string) => string | undefined): Choice {
  const [first] = unit.documents;
  const path = candidatesOf(first.file, 'buf.yaml').find((file) => read(file) !== undefined);
  const config = path === undefined ? undefined : breakingOf(path, read(path) ?? '', first.file);
  if (path === undefined || config === undefined) return { mode: null, leavesOut: () => false };
  const folder = folderOf(path);
  const isBelow = (file: string, paths: readonly string[]) =>
    paths.some((one) => file === `${folder}${one}` || file.startsWith(`${folder}${one}/`));
  const isUnstable = config.ignoreUnstable && unstable.test(fileOf(first).package);
  return {
    mode: config.use.find((one) => modes.includes(one)) ?? null,
    leavesOut: (difference, at: Spot) => {
      const { file } = at.document;
      const rules = rulesOf(difference);
      const switchedOff = rules.length > 0 && rules.every((rule) => config.except.includes(rule));
      const ignored = rules.length > 0 && rules.every((rule) => isBelow(file, config.ignoreOnly[rule] ?? []));
      return isUnstable || isBelow(file, config.ignore) || switchedOff || ignored;
    },
  };
}

const modes = ['FILE', 'PACKAGE', 'WIRE_JSON', 'WIRE'];

/** `v1alpha1`, `v1beta`, `v1test`, `v1p1beta1` as the last part of a package. */
const unstable = /(?:^|\.)v\d+(?:p\d+)?(?:alpha|beta)\d*$|(?:^|\.)v\d+test\w*$/;

function rulesOf({ kind, aspect }: Pick<Difference, 'kind' | 'aspect'>): readonly string[] {
  return Object.entries(bufRules).flatMap(([rule, states]) => (states.includes(`${kind} ${aspect}`) ? [rule] : []));
}

function breakingOf(path: string, text: string, file: string): Breaking | undefined {
  const document = parseDocument(path, text);
  if (!isDocument(document) || !isMap(document.value)) return undefined;
  const { value } = document;
  const folder = folderOf(path);
  const modules = Array.isArray(value['modules']) ? value['modules'].filter(isMap) : [];
  const module = modules.find(({ path: root }) => typeof root === 'string' && file.startsWith(`${folder}${root}/`));
  const said = module?.['breaking'] ?? value['breaking'];
  if (!isMap(said)) return undefined;
  const only = isMap(said['ignore_only']) ? said['ignore_only'] : {};
  return {
    use: textsIn(said['use']),
    except: textsIn(said['except']),
    ignore: textsIn(said['ignore']),
    ignoreOnly: Object.fromEntries(Object.entries(only).map(([rule, paths]) => [rule, textsIn(paths)])),
    ignoreUnstable: said['ignore_unstable_packages'] === true,
  };
}

/** The folder of a file, as its paths start: `proto/`, or nothing at the root. */
function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : `${folder}/`;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
