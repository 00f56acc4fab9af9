import type { Material } from '../../../model/material.ts';
import { code } from '../../words/escape.ts';
import { firstOf } from '../../words/phrase.ts';
import { changesOf } from '../changes-of.ts';
import { at, named } from './named.ts';

/** Who in this repository is known to use what changes, each with the findings that it meets. */
export function knownClients({ verified }: Material): readonly string[] {
  const uses = changesOf(verified).flatMap(({ id, change }) => (change.consumers ?? []).map((use) => ({ id, use })));
  const clients = Map.groupBy(uses, ({ use: { by, file } }) => JSON.stringify([by, file]));
  return named(
    'Clients in this repository that are known to use it',
    [...clients.values()].flatMap((met) => {
      const [first] = met;
      if (first === undefined) return [];
      const { by, file, line } = first.use;
      return [`${code(by)} (${at(file, line)}): ${firstOf([...new Set(met.map(({ id }) => code(id)))], 5)}`];
    }),
  );
}
