import { type ContractReading, readContracts } from './contracts/index.ts';
import { optionsOf } from './contracts/read-options.ts';
import { prepareReaders } from './contracts/readers.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Config } from './model/config.ts';
import type { ContractFacts, Difference } from './model/contract.ts';
import { type Facts, noFacts } from './model/facts.ts';
import type { Release } from './model/release.ts';
import { emptySnapshot, type Snapshot, type Tree, treeOf } from './model/tree.ts';
import type { World } from './model/world.ts';
import { judge } from './judge.ts';
import { code } from './report/words/escape.ts';
import { counted } from './report/words/phrase.ts';

/** The facts in the light of the newest release, and a sentence about it in Markdown; null if there is none. */
export interface SinceRelease {
  readonly facts: Facts;
  readonly since: string | null;
}

/** How many rounds load files that contracts of the release need and the change did not. */
const rounds = 4;

/**
 * Marks what no release has shipped, so that it may change freely. That has to be proven: the release is read whole,
 * what broke was added since, and compared with the release nothing breaks there.
 */
export async function sinceRelease(
  facts: Facts,
  changeSet: ChangeSet,
  wanted: ReadonlySet<string>,
  config: Config,
  world: World,
): Promise<SinceRelease> {
  const breaking = brokenIn(facts.contracts, facts.asOf, config);
  if (config.baseline !== 'release' || breaking.size === 0) return { facts, since: null };
  const paths = new Set([...wanted, ...facts.contracts.map(({ path }) => path)]);
  let release = await askFor([...paths], world);
  for (let round = 0; round < rounds && !('because' in release); round++) {
    const missing = (await readAll(release.tree, changeSet.after, facts.asOf, config)).wanted.filter(
      (path) => !paths.has(path),
    );
    if (missing.length === 0) break;
    for (const path of missing) paths.add(path);
    release = await askFor([...paths], world);
  }
  if ('because' in release) {
    return { facts, since: `Compared with the base alone, and not with the newest release: ${release.because}.` };
  }
  return marked(facts, changeSet, release, breaking, config);
}

/** Loads files of the release; if it cannot be read, the review goes on without it. */
async function askFor(paths: readonly string[], world: World): Promise<Release | { readonly because: string }> {
  const unknown = { because: 'releases cannot be read here' };
  return (await world.release?.(paths).catch(() => unknown)) ?? unknown;
}

async function marked(
  facts: Facts,
  { before, after }: ChangeSet,
  { tag, tree }: Release,
  breaking: ReadonlySet<string>,
  config: Config,
): Promise<SinceRelease> {
  const sinceThen = await readAll(tree, after, facts.asOf, config);
  const meanwhile = await readAll(tree, before, facts.asOf, config);
  const name = code(tag);
  if (sinceThen.unread.length > 0 || meanwhile.unread.length > 0) {
    return { facts, since: `Compared with the base alone: not all of the release ${name} could be read.` };
  }
  const shipped = brokenIn(sinceThen.contracts, facts.asOf, config);
  const isNew = newSince(meanwhile.contracts);
  const isFree = ({ subject }: Difference) => !shipped.has(subject) && isNew(subject);
  const contracts = facts.contracts.map((contract) => ({
    ...contract,
    differences: contract.differences.map((one) =>
      breaking.has(one.subject) && isFree(one) ? { ...one, given: { ...one.given, unreleased: true } } : one,
    ),
  }));
  const free = contracts.flatMap(({ differences }) => differences.filter(({ given }) => given['unreleased'] === true));
  const others = [...shipped].filter((subject) => !breaking.has(subject)).length;
  const said = [
    `Compared with the release ${name} as well.`,
    ...(free.length > 0
      ? [`${counted(free.length, 'change')} may be made freely: no release has shipped what it is about.`]
      : []),
    ...(others > 0
      ? [`What was merged since breaks ${counted(others, 'more thing')} that ${name} has; this change does not.`]
      : []),
  ];
  return { facts: { ...facts, contracts }, since: said.join(' ') };
}

async function readAll(before: Snapshot, after: Snapshot, asOf: string, config: Config): Promise<ContractReading> {
  const options = { ...optionsOf({ files: [] }, asOf, config), changed: null };
  const [was, now] = [within(before, after), within(after, before)];
  await prepareReaders([was, now]);
  return readContracts(was, now, options);
}

/** A tree restricted to the files that were loaded: the others are not compared. */
function within(one: Snapshot, other: Snapshot): Tree {
  const brought = one.paths.filter(
    (path) => Object.hasOwn(one.texts, path) || Object.hasOwn(one.refused, path) || Object.hasOwn(other.texts, path),
  );
  return treeOf({ ...one, paths: brought });
}

/** The subjects of breaking and dangerous differences. */
function brokenIn(contracts: readonly ContractFacts[], asOf: string, config: Config): ReadonlySet<string> {
  const empty = treeOf(emptySnapshot);
  const { findings } = judge({ ...noFacts(asOf), contracts }, config, { before: empty, after: empty });
  const subjects = new Set(contracts.flatMap(({ differences }) => differences.map(({ subject }) => subject)));
  const grave = findings.filter(({ change }) => change !== undefined && change.severity !== 'safe');
  return new Set(grave.flatMap(({ subject }) => (subjects.has(subject) ? [subject] : [])));
}

/** Whether something was added since the release: by itself, or with its parent, its component or its contract. */
function newSince(contracts: readonly ContractFacts[]): (subject: string) => boolean {
  const added = contracts.flatMap(({ differences }) =>
    differences.flatMap(({ aspect, was, subject }) => (aspect === 'presence' && was === null ? [plain(subject)] : [])),
  );
  const components = contracts.flatMap(({ outline }) => {
    const known = new Set(outline.before?.components);
    return outline.before === null ? [] : (outline.after?.components ?? []).filter((name) => !known.has(name));
  });
  const fresh = new Set([...added, ...components]);
  const whole = contracts.filter(({ status }) => status === 'added').map(({ path }) => `${path}: `);
  return (subject) => {
    if (whole.some((start) => subject.startsWith(start))) return true;
    const [contract = '', ...rest] = subject.split(': ');
    const steps = plain(rest.join(': ')).split(' > ');
    if (fresh.has(steps[0] ?? '')) return true;
    return steps.some((_, index) => fresh.has(`${contract}: ${steps.slice(0, index + 1).join(' > ')}`));
  };
}

/** A subject without the direction and the aspect at its end. */
function plain(subject: string): string {
  return subject.replace(/ \((?:input|output|both)\)(?: \w+)?$/, '');
}
