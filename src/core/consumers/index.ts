import type { Consumer } from '../model/consumer.ts';
import type { Format } from '../model/contract.ts';
import type { ConsumerKind } from './consumer-kind.ts';
import { graphqlConsumers } from './graphql.ts';
import { pactConsumers, pactMessages } from './pact.ts';
import { postmanConsumers } from './postman.ts';

const kinds: readonly ConsumerKind[] = [graphqlConsumers, pactConsumers, pactMessages, postmanConsumers];

/** The most files that are opened to see whether they use a contract, on this machine and on a host. */
const most = { local: 3_000, remote: 100 } as const;

/** The most text that is searched for users of contracts, in characters. */
const mostText = 64_000_000;

/** Folders of code that others wrote, or a tool. */
const foreign = /(^|\/)(node_modules|vendor|third_party|dist|build)\//;

/**
 * The files of a tree that may use contracts of these formats: all of them for a tree on this machine, and those that are
 * worth a request each for a tree on a host. The most promising names come first.
 */
export function consumerFiles(
  paths: readonly string[],
  formats: ReadonlySet<Format>,
): { readonly local: readonly string[]; readonly remote: readonly string[] } {
  const asked = kinds.filter(({ format }) => formats.has(format));
  const named = paths.filter((path) => asked.some((kind) => kind.isNamed(path)) && !foreign.test(path));
  const isDistinctive = (path: string) => asked.some((kind) => kind.isNamed(path) && kind.isDistinctive(path));
  const distinctive = named.filter(isDistinctive);
  const others = named.filter((path) => !isDistinctive(path));
  return { local: [...distinctive, ...others].slice(0, most.local), remote: distinctive.slice(0, most.remote) };
}

/** The users of contracts of these formats, read from the texts. */
export function readConsumers(
  texts: Readonly<Record<string, string>>,
  formats: ReadonlySet<Format>,
): readonly Consumer[] {
  let left = mostText;
  return Object.entries(texts).flatMap(([file, text]) => {
    left -= text.length;
    if (left < 0) return [];
    return kinds.flatMap((kind) => (formats.has(kind.format) && kind.isNamed(file) ? kind.read(file, text) : []));
  });
}
