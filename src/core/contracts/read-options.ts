import type { ChangeSet } from '../model/change-set.ts';
import { type Config, type Publishing, scopeOf } from '../model/config.ts';
import type { Format } from '../model/contract.ts';

/** What the caller knows beyond the two trees. */
export interface ReadOptions {
  /** The day of the review, YYYY-MM-DD. */
  readonly asOf: string;
  /** Paths that changed, as either side names them; null means look at every file. */
  readonly changed: ReadonlySet<string> | null;
  /** Renames the host reported: path before -> path after. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Of these, the files that are one file under two names, and did not move. Left out: none. */
  readonly paired?: ReadonlyMap<string, string>;
  /** Overrides detection. */
  readonly format: Format | null;
  /** A format's own compatibility mode: `WIRE_JSON`, `FORWARD`. OpenAPI has none. */
  readonly mode: string | null;
  /** The mode that the owners of a contract chose for it; null where they did not. Left out: nobody did. */
  readonly chosen?: (path: string, format: Format) => string | null;
  /** What AsyncAPI 2 means by `publish` in a contract; where it is left out, what its specification says. */
  readonly publish?: (path: string) => Publishing;
}

/** Renames by what a file is called now: path after -> path before. */
export function originsOf(renamed: ReadOptions['renamed']): ReadonlyMap<string, string> {
  return new Map([...renamed].map(([from, to]) => [to, from]));
}

/** How the contracts of a change are compared. */
export function optionsOf({ files }: Pick<ChangeSet, 'files'>, asOf: string, config: Config): ReadOptions {
  const names = files.flatMap((file) => [file.before, file.after]).filter((path) => path !== null);
  const renamed = files.flatMap((file) => (file.before && file.after ? [[file.before, file.after] as const] : []));
  const publish = (path: string) => scopeOf(config, path).asyncapi.publish;
  const chosen = (path: string, format: Format) => scopeOf(config, path).modes[format] ?? null;
  return { asOf, changed: new Set(names), renamed: new Map(renamed), format: null, mode: null, chosen, publish };
}
