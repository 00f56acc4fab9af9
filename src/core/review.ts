import { failingOn, readConfig } from './config/index.ts';
import { sayLeftOut } from './config/relevant.ts';
import { configPaths, nextConfig } from './config/next.ts';
import { wrongConfigs } from './config/wrong.ts';
import { prepareReaders } from './contracts/readers.ts';
import { prepareLanguages } from './languages/index.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Config } from './model/config.ts';
import type { Unread } from './model/contract.ts';
import type { Facts } from './model/facts.ts';
import type { Finding } from './model/finding.ts';
import type { Job } from './model/job.ts';
import type { Publication } from './model/publication.ts';
import { treeOf } from './model/tree.ts';
import type { World } from './model/world.ts';
import { openReader, type Reader } from './read.ts';
import { relevantFiles } from './relevant.ts';
import { type Remarks, report } from './report/index.ts';
import { sayPreview } from './report/parts/preview.ts';
import { rules } from './rules/index.ts';
import { judge } from './judge.ts';
import { computedHunks } from './trees/computed-hunks.ts';
import { sinceRelease } from './since-release.ts';
import { withConsumers } from './with-consumers.ts';
import { acceptingOf } from './accepting-of.ts';
import { verify } from './verify/index.ts';

/** How often `fetch` is asked for what the readers still want: a contract split into one file per schema is deep. */
const rounds = 20;

const ruleIds = Object.keys(rules);

/** A review by the rules, with the material that agents start from. */
export interface Reviewed {
  readonly job: Job;
  readonly changeSet: ChangeSet;
  /** Every path the change touches, relevant or not. */
  readonly changed: readonly string[];
  readonly config: Config;
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly remarks: Remarks;
  readonly publication: Publication;
}

/**
 * Reviews a change by the rules. The caller publishes the result.
 * @throws UserProblem if the change cannot be fetched.
 */
export async function review(job: Job, world: World): Promise<Publication> {
  return (await reviewByRules(job, world)).publication;
}

/**
 * The pipeline: fetch -> read (with the users of changed contracts, and the newest release if the configuration asks
 * for it) -> judge -> verify -> report. `consult` continues from here if agents are asked.
 * @throws UserProblem if the change cannot be fetched.
 */
export async function reviewByRules(job: Job, world: World): Promise<Reviewed> {
  const listed = await world.fetch(job, []);
  const configured = readConfig(listed.configs, ruleIds);
  const config = failingOn(configured.config, job.failOn);
  const isRelevant = relevantFiles(config, listed);
  const withHunks = computedHunks();
  const looked = (whole: ChangeSet): ChangeSet => withHunks({ ...whole, files: whole.files.filter(isRelevant) });
  let changeSet = looked(listed);
  const wanted = new Set(pathsOf(changeSet));
  await prepareLanguages([...wanted], world.grammar);
  for (const path of configPaths(listed)) wanted.add(path);
  const brought = wanted.size > 0 ? await world.fetch(job, [...wanted]) : listed;
  const next = nextConfig(brought, ruleIds);
  changeSet = looked(brought);
  const reader = openReader(job.asOf, config);
  let facts = await readWhole(changeSet, reader);
  for (let round = 0; round < rounds && facts.wanted.some((path) => !wanted.has(path)); round++) {
    const missing = new Set(facts.wanted.filter((path) => !wanted.has(path)));
    for (const path of missing) wanted.add(path);
    changeSet = looked(await world.fetch(job, [...wanted]));
    facts = await readWhole(changeSet, reader, missing);
  }
  const wrong = wrongConfigs(configured.unread, next?.unread ?? [], listed);
  const unreached = outOfReach(facts.wanted.filter((path) => !wanted.has(path)));
  facts = { ...facts, unread: [...facts.unread, ...unreached, ...wrong] };
  facts = await withConsumers(facts, changeSet, config, world);
  const released = await sinceRelease(facts, changeSet, wanted, config, world);
  facts = released.facts;
  const trees = { before: treeOf(changeSet.before), after: treeOf(changeSet.after) };
  const accepting = acceptingOf(job, facts);
  const under = (by: Config) => {
    const { story: findings, notes } = judge(facts, by, trees);
    return { config: by, findings, verified: verify(findings, changeSet, by, accepting), notes };
  };
  const now = under(config);
  const preview = next && sayPreview(now, next.unknown ?? under(failingOn(next.config, job.failOn)));
  const { since } = released;
  const leftOut = sayLeftOut(config, listed.files);
  const remarks = { notes: [...changeSet.notes, ...now.notes], preview, leftOut, ...(since !== null && { since }) };
  const changed = pathsOf(listed);
  const publication = report(job, facts, now.verified, config, remarks);
  return { job, changeSet, changed, config, facts, findings: now.findings, remarks, publication };
}

async function readWhole(changeSet: ChangeSet, reader: Reader, fetched?: ReadonlySet<string>): Promise<Facts> {
  await prepareReaders([treeOf(changeSet.before), treeOf(changeSet.after)]);
  return reader(changeSet, fetched);
}

function pathsOf({ files }: ChangeSet): readonly string[] {
  return [...new Set(files.flatMap(({ before, after }) => [before, after].filter((path) => path !== null)))];
}

/** What the readers still wanted after the last round: without it the review is incomplete. */
function outOfReach(paths: readonly string[]): readonly Unread[] {
  const because = `it is reached only through ${rounds} other files, one after the other`;
  return paths.map((file) => ({ file, because, fix: 'refer to it more directly, or review it by hand' }));
}
