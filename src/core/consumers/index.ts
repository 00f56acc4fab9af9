import type { Consumer } from '../model/consumer.ts';
import type { Format } from '../model/contract.ts';
import type { ConsumerKind } from './consumer-kind.ts';
import { graphqlConsumers } from './graphql.ts';
import { pactConsumers, pactMessages } from './pact.ts';
import { postmanConsumers } from './postman.ts';

const kinds: readonly ConsumerKind[] = [graphqlConsumers, pactConsumers, pactMessages, postmanConsumers];

/** How many files are opened at most to see whether they use a contract, on this machine and where a host is asked. */
const most = { near: 3_000, far: 100 } as const;

/** More text than this is not searched for those who use a contract. */
const mostText = 64_000_000;

/** Copies of what others wrote. */
const foreign = /(^|\/)(node_modules|vendor|third_party|dist|build)\//;

/** The files of a tree that may use contracts of some formats: those that are worth a request each, and all of them. */
export function consumerFiles(
  paths: readonly string[],
  formats: ReadonlySet<Format>,
): { readonly near: readonly string[]; readonly far: readonly string[] } {
  const asked = kinds.filter(({ format }) => formats.has(format));
  const named = paths.filter((path) => asked.some((kind) => kind.isNamed(path)) && !foreign.test(path));
  const isTelling = (path: string) => asked.some((kind) => kind.isNamed(path) && kind.isTelling(path));
  const telling = named.filter(isTelling);
  const others = named.filter((path) => !isTelling(path));
  return { near: [...telling, ...others].slice(0, most.near), far: telling.slice(0, most.far) };
}

/** Who uses contracts of some formats, as texts say. */
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
