import { failingOn, readConfig } from './config/index.ts';
import { configPaths, nextConfigs } from './config/next.ts';
import { prepareLanguages } from './languages/index.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Config } from './model/config.ts';
import type { Unread } from './model/contract.ts';
import type { Job } from './model/job.ts';
import type { Publication } from './model/publication.ts';
import { treeOf } from './model/tree.ts';
import type { World } from './model/world.ts';
import { read } from './read.ts';
import { relevantFiles } from './relevant.ts';
import { report } from './report/index.ts';
import { sayPreview } from './report/preview.ts';
import { rules } from './rules/index.ts';
import { judge } from './rules/judge.ts';
import { toldHunks } from './trees/told-hunks.ts';
import { verify } from './verify/index.ts';

/** How often `fetch` is asked again for what the readers still want: a description cut into one file a schema is deep. */
const rounds = 20;

const ruleIds = Object.keys(rules);

/**
 * The pipeline: fetch -> read -> judge -> verify -> report. Publishing is the caller's.
 * @throws UserProblem where the change cannot be fetched.
 */
export async function review(job: Job, world: World): Promise<Publication> {
  const listed = await world.fetch(job, []);
  const configured = readConfig(listed.configs, ruleIds);
  const config = failingOn(configured.config, job.failOn);
  const isRelevant = relevantFiles(config, listed);
  const withHunks = toldHunks();
  const looked = (whole: ChangeSet): ChangeSet => withHunks({ ...whole, files: whole.files.filter(isRelevant) });
  let changeSet = looked(listed);
  const wanted = new Set(
    changeSet.files.flatMap(({ before, after }) => [before, after].filter((path) => path !== null)),
  );
  await prepareLanguages([...wanted], world.grammar);
  for (const path of configPaths(listed)) wanted.add(path);
  const brought = wanted.size > 0 ? await world.fetch(job, [...wanted]) : listed;
  const next = nextConfigs(brought);
  changeSet = looked(brought);
  let facts = read(changeSet, job.asOf);
  for (let round = 0; round < rounds && facts.wanted.some((path) => !wanted.has(path)); round++) {
    for (const path of facts.wanted) wanted.add(path);
    changeSet = looked(await world.fetch(job, [...wanted]));
    facts = read(changeSet, job.asOf);
  }
  const proposed = next === null ? null : readConfig(next, ruleIds);
  const wrong = [...configured.unread, ...(proposed?.unread ?? [])];
  const unreached = outOfReach(facts.wanted.filter((path) => !wanted.has(path)));
  facts = { ...facts, unread: [...facts.unread, ...unreached, ...distinct(wrong)] };
  const trees = { before: treeOf(changeSet.before), after: treeOf(changeSet.after) };
  const under = (by: Config) => {
    const { findings, notes } = judge(facts, by, trees);
    return { config: by, verified: verify(findings, changeSet, by), notes };
  };
  const now = under(config);
  const isValid = proposed !== null && proposed.unread.length === 0;
  const preview = isValid ? sayPreview(now, under(failingOn(proposed.config, job.failOn))) : null;
  return report(job, facts, now.verified, config, { notes: [...changeSet.notes, ...now.notes], preview });
}

/** What the readers still wanted when the rounds were over: a review without it is not whole. */
function outOfReach(paths: readonly string[]): readonly Unread[] {
  const because = `it is reached only through ${rounds} other files, one after the other`;
  return paths.map((file) => ({ file, because, fix: 'refer to it more directly, or review it by hand' }));
}

/** A configuration that is wrong on both sides in the same way is said once. */
function distinct(unread: readonly Unread[]): readonly Unread[] {
  return [...new Map(unread.map((one) => [JSON.stringify(one), one])).values()];
}
