import type { Material } from '../../../model/material.ts';
import { formatNames } from '../../../model/contract.ts';
import { code } from '../../words/escape.ts';
import { counted, firstOf } from '../../words/phrase.ts';
import { named } from './named.ts';

/** What the change is written in, as far as it was read. */
export function readers({ facts }: Material): readonly string[] {
  const formats = Map.groupBy(facts.contracts, ({ format }) => formatNames[format]);
  const languages = Map.groupBy(facts.sources.after, ({ language }) => language);
  const unread = Map.groupBy(facts.seen, ({ kind }) => kind);
  const say = (of: string, paths: readonly string[], noun: string) =>
    `${code(of)}: ${counted(paths.length, noun)} (${firstOf(paths.map(code), 3)})`;
  const paths = (of: readonly { readonly path: string }[]) => of.map(({ path }) => path);
  return named('What it is written in', [
    ...[...formats].map(([name, of]) => say(name, paths(of), 'contract')),
    ...[...languages].map(([name, of]) => say(name, paths(of), 'file')),
    ...[...unread].map(([name, of]) => `${say(name, paths(of), 'file')}, which nothing reads here`),
  ]);
}
