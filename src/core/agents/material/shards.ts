import type { ChangedFile } from '../../model/change-set.ts';
import type { Fact } from '../../model/fact.ts';
import type { Facts } from '../../model/facts.ts';
import { serviceOf } from '../../model/service.ts';
import { type DiffText, diffText, type Trees, type ContextLevel } from './diff-text.ts';
import type { Extra } from './extra.ts';
import { type Skipped, skippedBecause } from './skipped.ts';
import { bytesOf } from '../text/cut.ts';

/** A part of a change that is judged at once. */
export interface Shard {
  readonly diffs: readonly DiffText[];
  readonly files: readonly ChangedFile[];
  readonly facts: readonly Fact[];
}

/** A change in parts, and what no part holds. */
export interface Sharded {
  readonly shards: readonly Shard[];
  readonly skipped: readonly Skipped[];
}

/** A file of a part, and how much room it takes. */
interface Member {
  readonly file: ChangedFile;
  readonly diff: DiffText;
  readonly bytes: number;
}

/** The most of a part, in bytes: about 45,000 tokens. */
const mostOfShard = 135_000;
/** The most of the whole change that is shown, in bytes, and again of removed lines alone, once that is used up. */
const mostOfChange = 400_000;

/**
 * Cuts a change into parts that fit into a prompt. What belongs to one service stays together, and so do services of
 * which one imports the other; a change that fits is not cut at all.
 */
export function shardsOf(
  files: readonly ChangedFile[],
  facts: Facts,
  factIndex: readonly Fact[],
  trees: Trees,
  without: Extra | null = null,
): Sharded {
  const sources = [...facts.sources.after, ...facts.sources.before];
  const generated = new Set(sources.flatMap(({ path, role }) => (role === 'generated' ? [path] : [])));
  const skipped: Skipped[] = [];
  const kept: Member[] = [];
  let room = mostOfChange;
  let roomForRemoved = mostOfChange;
  const context = contextLevelOf(files, trees, generated, without);
  for (const file of files.toSorted((a, b) => byOrder(nameOf(a), nameOf(b)))) {
    const path = nameOf(file);
    const because = skippedBecause(file, generated);
    if (because !== null) {
      skipped.push({ path, because });
      continue;
    }
    const whole = diffText(file, trees, context);
    const fits = bytesOf(whole.text) <= room;
    if (!fits && (roomForRemoved <= 0 || file.hunks.every(({ removed }) => removed.length === 0))) {
      skipped.push({ path, because: 'the change is too large to show all of it to an agent' });
      continue;
    }
    const diff = fits ? whole : diffText(file, trees, 'hunks', { all: 0, removed: roomForRemoved });
    const bytes = bytesOf(diff.text);
    if (fits) room -= bytes;
    else roomForRemoved -= bytes;
    if (diff.cut !== null) skipped.push({ path, because: diff.cut });
    kept.push({ file, diff, bytes });
  }
  const total = sizeOf(kept);
  const groupOf = groups(facts);
  const parted = Map.groupBy(kept, ({ file }) => (total <= mostOfShard ? '' : groupOf(nameOf(file))));
  const homes = new Set(kept.flatMap(({ file }) => [file.before, file.after]));
  // Facts in files that did not change, such as a contract of which another file changed, belong to the first part.
  const elsewhere = new Set(factIndex.filter(({ path }) => !homes.has(path)));
  return {
    shards: packed(parted.values()).map((members, index) =>
      shardOf(members, factIndex, index === 0 ? elsewhere : new Set()),
    ),
    skipped,
  };
}

/** The functions around the changes are shown only if the whole change fits into one part with them. */
function contextLevelOf(
  files: readonly ChangedFile[],
  trees: Trees,
  generated: ReadonlySet<string>,
  without: Extra | null,
): ContextLevel {
  if (without === 'functions') return 'hunks';
  const context = without === 'siblings' ? 'functions' : 'siblings';
  let room = mostOfShard;
  const fits = files.every((file) => {
    if (skippedBecause(file, generated) === null) room -= bytesOf(diffText(file, trees, context).text);
    return room >= 0;
  });
  return fits ? context : 'hunks';
}

/** Packs the groups into as few parts as they fit into; only a group that fits into no part is cut. */
function packed(groups: Iterable<readonly Member[]>): readonly (readonly Member[])[] {
  const parts: Member[][] = [];
  let size = Infinity;
  for (const group of groups) {
    if (size + sizeOf(group) > mostOfShard) size = Infinity;
    for (const one of group) {
      if (size + one.bytes > mostOfShard) {
        parts.push([]);
        size = 0;
      }
      size += one.bytes;
      parts.at(-1)?.push(one);
    }
  }
  return parts;
}

function sizeOf(members: readonly Member[]): number {
  return members.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The two halves of a part that was too large after all; null where it is a single file. */
export function halves({ diffs, files, facts }: Shard): readonly [Shard, Shard] | null {
  if (diffs.length < 2) return null;
  const middle = Math.ceil(diffs.length / 2);
  const members = diffs.flatMap((diff, index) => (files[index] ? [{ diff, file: files[index] }] : []));
  return [shardOf(members.slice(0, middle), facts), shardOf(members.slice(middle), facts)];
}

function shardOf(
  members: readonly Pick<Member, 'file' | 'diff'>[],
  factIndex: readonly Fact[],
  besides: ReadonlySet<Fact> = new Set(),
): Shard {
  const paths = new Set(members.flatMap(({ file }) => [file.before, file.after]));
  return {
    diffs: members.map(({ diff }) => diff),
    files: members.map(({ file }) => file),
    facts: factIndex.filter((fact) => paths.has(fact.path) || besides.has(fact)),
  };
}

/** The service a path belongs to; services that the change ties together by an import are one. */
function groups({ services, sources }: Facts): (path: string) => string {
  const rootOf = (path: string) => serviceOf(services, path)?.root ?? '';
  const leader = new Map<string, string>();
  const find = (root: string): string => {
    let found = root;
    for (let next = leader.get(found); next !== undefined; next = leader.get(found)) found = next;
    // Whoever was met on the way leads there at once from now on.
    for (let at = root; at !== found;) {
      const next = leader.get(at) ?? found;
      leader.set(at, found);
      at = next;
    }
    return found;
  };
  for (const { path, imports } of sources.after) {
    for (const { target, touched } of imports) {
      if (target === null || !touched) continue;
      const [one, other] = [find(rootOf(path)), find(rootOf(target))];
      if (one !== other) leader.set(other, one);
    }
  }
  return (path) => find(rootOf(path));
}

/** The order of files: contracts, migrations, events, edges, then other code; tests and documentation come last. */
const order: readonly RegExp[] = [
  /(openapi|swagger)[^/]*$|\.(graphqls?|gql|proto|smithy|thrift)$/i,
  /migrat|\.sql$/i,
  /asyncapi|\.avsc$|(^|\/)(events?|messages?|schemas?)\//i,
  /gateway|ingress|nginx|kong|traefik|envoy|\.ya?ml$|\.json$|\.toml$|dockerfile/i,
  /(^|\/)(routes?|controllers?|handlers?|resolvers?|api)(\/|\.)/i,
  /client/i,
];
const last = /(^|\/)(tests?|__tests__|spec|specs|fixtures?|docs?)\/|[._](test|spec)\.|\.md$/i;

function byOrder(one: string, other: string): number {
  const rank = (path: string): number => {
    if (last.test(path)) return order.length + 1;
    const found = order.findIndex((pattern) => pattern.test(path));
    return found < 0 ? order.length : found;
  };
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}

function nameOf({ before, after }: ChangedFile): string {
  return after ?? before ?? '';
}
