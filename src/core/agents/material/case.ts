import type { ChangedFile } from '../../model/change-set.ts';
import type { Fact } from '../../model/fact.ts';
import type { Facts } from '../../model/facts.ts';
import type { Finding, Verified } from '../../model/finding.ts';
import type { Intent } from '../../model/job.ts';
import type { Publication } from '../../model/publication.ts';
import type { Area, AskRule } from '../../model/rule.ts';
import type { Trees } from './diff-text.ts';
import type { Surroundings } from './surroundings.ts';

/** A change, its facts and the questions about it: everything the agents' part of a review starts from. */
export interface Case {
  /** The revision that is reviewed. */
  readonly head: string;
  readonly files: readonly ChangedFile[];
  /** Every path the change touches, relevant or not. */
  readonly changed: readonly string[];
  readonly trees: Trees;
  readonly facts: Facts;
  /** The rules' findings with their verdicts. Agents do not change them. */
  readonly verified: readonly Verified[];
  /** What agents are asked, by rule id. */
  readonly questions: Readonly<Record<string, AskRule>>;
  readonly areaOf: (rule: string) => Area | undefined;
  readonly endpoints: Surroundings['endpoints'];
  /** Whether a file with this text parses; null if there is no grammar for it. */
  readonly parses: (path: string, text: string) => boolean | null;
  /** The author's description, for the editor alone; null if there is none. */
  readonly intent: Intent | null;
  /** Whether low severity is raised, too. */
  readonly raisesLow: boolean;
  /** What was published for an earlier head of the same pull request; null for the first. */
  readonly earlier: Pick<Publication, 'verified' | 'agent'> | null;
}

/** The published findings of rules, by id. */
export function spokenFindings({ verified }: Pick<Case, 'verified'>): ReadonlyMap<string, Finding> {
  return new Map(
    verified.flatMap(({ finding, verdict }) => (verdict.publish === false ? [] : [[finding.id, finding] as const])),
  );
}

/** The facts by their ids. */
export function byId(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [fact.id, fact]));
}
