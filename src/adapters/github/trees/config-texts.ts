import type { ConfigText } from '../../../core/model/change-set.ts';
import { isBaselinePath } from '../../../core/model/config.ts';
import { extendedTexts } from './extended-texts.ts';
import type { Origin } from '../client/origin.ts';
import { readTexts, type TextAt } from './read-texts.ts';
import type { HostTree } from './read-tree.ts';

/** The configuration of a review, of lowest precedence first, and notes on what could not be read. */
export interface ConfigTexts {
  readonly configs: readonly ConfigText[];
  readonly notes: readonly string[];
}

/** The first one that exists is used. */
const names = ['.github/architect.yml', '.github/architect.yaml'];
const baselines = ['.github/architect-baseline.yml', '.github/architect-baseline.yaml'];

/** The most folders that are searched for a configuration: ten requests. */
const mostFolders = 500;

/**
 * Reads the configuration at a revision of the base, never of the head, which would then set its own rules: that of the
 * owner's `.github` repository, then that of the repository, each after what it extends, then those of the given
 * folders (with trailing slashes). `known` holds the first two if they were read already.
 */
export async function configTexts(
  origin: Origin,
  revision: string,
  folders: Iterable<string>,
  known?: ConfigTexts,
): Promise<ConfigTexts> {
  const { owner, name, graphql } = origin;
  const inside = [...folders].filter((folder) => folder !== '').toSorted((a, b) => a.length - b.length);
  const looked = graphql ? inside.slice(0, mostFolders) : [];
  const own = { owner, name, revision };
  const shared = { owner, name: '.github', revision: 'HEAD' };
  const whole = [
    ...(name.toLowerCase() === '.github' ? [] : [placeIn(shared, '', `${owner}/.github: `)]),
    placeIn(own, '', ''),
    placeIn(own, '', '', baselines),
  ];
  const places = [...(known ? [] : whole), ...looked.map((folder) => placeIn(own, folder, ''))];
  const notes: string[] = [];
  const found = await read(origin, places);
  const configs: ConfigText[] = [...(known?.configs ?? [])];
  for (const text of found) {
    const repository = text.path.startsWith(`${owner}/.github: `) ? '.github' : name;
    const mayExtend = text.folder === '' && !isBaselinePath(text.path);
    configs.push(...(mayExtend ? await extendedTexts(origin, repository, text) : [text]));
  }
  if (looked.length < inside.length) {
    const because = graphql ? `more than ${mostFolders} folders hold changed files` : 'no token was given';
    notes.push(`Folders whose configuration was not looked for: ${inside.length - looked.length}, because ${because}.`);
  }
  return { configs, notes };
}

/** Whether a folder (with trailing slash) has a configuration of its own in a tree. */
export function isConfigured(folder: string, { files }: HostTree): boolean {
  return names.some((name) => files.has(folder + name));
}

interface Place {
  readonly folder: string;
  /** The prefix of the path in messages. */
  readonly said: string;
  readonly at: readonly TextAt[];
}

function placeIn(repository: Omit<TextAt, 'path'>, folder: string, said: string, called = names): Place {
  const at = called.map((name) => ({ ...repository, path: folder + name }));
  return { folder: folder.slice(0, -1), said, at };
}

async function read(origin: Origin, places: readonly Place[]): Promise<readonly ConfigText[]> {
  const texts = await readTexts(
    origin,
    places.flatMap(({ at }) => at),
  );
  return places.flatMap(({ folder, said, at }, number) => {
    const mine = texts.slice(number * names.length, (number + 1) * names.length);
    const index = mine.findIndex((text) => text !== null);
    const text = mine[index];
    if (text === undefined || text === null) return [];
    const path = said + (at[index]?.path ?? '');
    const elsewhere = said === '' ? {} : ({ elsewhere: true } as const);
    if (typeof text === 'string') return [{ path, folder, text, ...elsewhere }];
    return [{ path, folder, text: '', ...elsewhere, missing: [{ key: [], because: text.because, fix: text.fix }] }];
  });
}
