import { contractFiles } from '../../src/core/contracts/files.ts';
import { performance } from 'node:perf_hooks';
import { loadGrammar } from '../../src/adapters/local/grammars.ts';
import { changesOf } from '../../src/adapters/local/store-changes.ts';
import { refutation } from '../../src/core/consult.ts';
import type { Finding, Verified } from '../../src/core/model/finding.ts';
import type { Job } from '../../src/core/model/job.ts';
import type { Publication } from '../../src/core/model/publication.ts';
import type { World } from '../../src/core/model/world.ts';
import { review } from '../../src/core/review.ts';
import { storeWorld } from '../../src/core/trees/store-world.ts';
import type { Store } from '../../src/core/trees/store.ts';
import type { EvalCase, Files } from './case.ts';
import { noTokens, type TokensByRole } from './tokens.ts';

/** Who reviews: the rules alone, the agent alone, or both together. */
export const modes = ['rules', 'agent', 'both'] as const;
export type Mode = (typeof modes)[number];

/** The cost of a review in US dollars, and its duration in milliseconds. */
export interface Spent {
  readonly usd: number;
  readonly ms: number;
}

/** The result of a review. */
export interface Reviewed extends Spent {
  readonly publication: Publication;
  /** The published findings, in comments and in the summary. */
  readonly findings: readonly Finding[];
  /** The findings that skeptics refuted, which are not published. */
  readonly refuted: readonly Finding[];
  /** The number of claims that were dropped before verification, because no line shows them. */
  readonly dropped: number;
  readonly tokens: TokensByRole;
  /** Cost and duration up to the start of verification. */
  readonly untested: Spent;
  /** Why the review is incomplete; null if it is complete. */
  readonly incomplete: string | null;
}

/** Reviews a case once. */
export type ReviewCase = (one: EvalCase) => Promise<Reviewed>;

/** Reviews a case by the rules alone, as a pull request would be. */
export const reviewWithRules: ReviewCase = async (one) => {
  const started = performance.now();
  const publication = await review(jobOf(one), await worldOf(one));
  return outcomeOf(publication, { usd: 0, ms: performance.now() - started });
};

/** The job of reviewing a case. */
export function jobOf({ id, title, asOf, intent }: EvalCase): Job {
  return { title, head: id, asOf, failOn: null, ...(intent && { intent }) };
}

/** The result of a review, from its publication and what it took. */
export function outcomeOf(
  publication: Publication,
  { usd, ms, tokens = noTokens, untested = { usd, ms } }: Spent & Partial<Reviewed>,
): Reviewed {
  const { verified, coverage, lanes, agent } = publication;
  return {
    publication,
    usd,
    ms,
    tokens,
    untested,
    dropped: agent?.dropped.length ?? 0,
    refuted: verified.flatMap(({ finding, verdict }) =>
      verdict.publish === false && verdict.because === refutation ? [finding] : [],
    ),
    findings: publishedFindings(verified),
    incomplete: lanes.because ?? coverage.notes[0] ?? coverage.unread[0]?.because ?? null,
  };
}

/** The findings that are published on their own, and then those that are published as a remark on another. */
function publishedFindings(verified: readonly Verified[]): readonly Finding[] {
  const published = verified.flatMap(({ finding, verdict }) => (verdict.publish === false ? [] : [finding]));
  const remarks = new Set(published.flatMap((finding) => (finding.remarks ?? []).map(({ id }) => id)));
  return [...published, ...verified.flatMap(({ finding }) => (remarks.has(finding.id) ? [finding] : []))];
}

/** The world of a case: its two trees, and nothing else. */
export async function worldOf({ before, after, config }: EvalCase): Promise<World> {
  const stores = { before: storeOf(before), after: storeOf(after) };
  const paths = [...new Set([...stores.before.paths, ...stores.after.paths])].toSorted();
  const world = storeWorld({
    ...stores,
    files: await changesOf(stores.before, stores.after, paths),
    configs: config === null ? [] : [{ path: '.github/architect.yml', folder: '', text: config }],
    notes: [],
    contracts: contractFiles,
  });
  return { ...world, grammar: loadGrammar };
}

function storeOf(files: Files): Store {
  const texts = new Map(Object.entries(files));
  return {
    paths: [...texts.keys()].toSorted(),
    sizes: null,
    notes: [],
    read: async (paths) => new Map(paths.flatMap((path) => (texts.has(path) ? [[path, texts.get(path) ?? '']] : []))),
  };
}
