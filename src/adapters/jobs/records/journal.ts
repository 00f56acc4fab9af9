import type { FindingStatuses } from '../../../core/model/finding-statuses.ts';
import type { Lanes, Outcome } from '../../../core/model/publication.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { storableText } from '../database/storable.ts';
import type { Lane } from './run.ts';
import type { Sql } from './sql.ts';

/** What the service did, for its page. */
export interface Journal {
  /** Records the status of a pull request's findings, as its latest review knows it. */
  recordStatuses(pull: PullRequest, statuses: FindingStatuses): Promise<void>;
  /** Counts something that was lost and found again. */
  noteHealed(what: string): Promise<void>;
  /** What was done in these repositories, given by their ids on the host, and in no others. */
  look(repositories: readonly number[]): Promise<Looked>;
}

/** What happened in the last days. */
export interface Looked {
  /** The newest reviews of the last seven days, one row for each lane that posted on its own. */
  readonly reviews: readonly LookedReview[];
  /** Reviews of the last seven days by outcome, as the last lane to post had it. */
  readonly outcomes: readonly { readonly outcome: Outcome; readonly reviews: number }[];
  /** What agents cost in the last seven days, in US dollars. */
  readonly dollars: number;
  /** The status of findings of the last thirty days by rule, the rule with most findings first. */
  readonly rules: readonly LookedRule[];
  /** What was lost and found again in the last seven days, in the whole service. */
  readonly healed: readonly { readonly what: string; readonly times: number }[];
}

/** The outcome of a lane on a commit. */
export interface LookedReview {
  readonly pull: PullRequest;
  readonly head: string;
  readonly lane: Lane;
  readonly outcome: Outcome;
  readonly agent: Lanes['agent'];
  readonly dollars: number | null;
  readonly posted: Date;
  /** From its start until it was posted, in seconds; null if unknown. */
  readonly seconds: number | null;
}

/** The findings of a rule, by status. */
export interface LookedRule {
  readonly rule: string;
  readonly found: number;
  readonly fixed: number;
  readonly accepted: number;
  readonly dismissed: number;
}

const mostReviews = 100;
const mostRules = 50;

/** Opens the journal. The tables have to exist. */
export function openJournal(sql: Sql, schema: string): Journal {
  const among = 'repository IN (SELECT value::bigint FROM jsonb_array_elements_text($1::text::jsonb))';
  const recent = (column: string, days: number) => `${column} > now() - interval '${days} days'`;
  return {
    recordStatuses: async ({ repository, number }, { standing, over, members }) => {
      const still = [...standing.map(({ finding }) => finding), ...members];
      await sql(
        `WITH noted AS (
          INSERT INTO ${schema}.finding AS known (repository, number, finding, rule, judged, fate)
          SELECT DISTINCT ON (finding) $1::bigint, $2::integer, finding, rule, judged, status
          FROM jsonb_to_recordset($3::text::jsonb) AS said(finding text, rule text, judged boolean, status text)
          ON CONFLICT (repository, number, finding) DO UPDATE
            SET rule = EXCLUDED.rule, judged = EXCLUDED.judged, fate = EXCLUDED.fate, noted_on = now()
        )
        UPDATE ${schema}.finding SET fate = 'fixed', noted_on = now()
        WHERE repository = $1 AND number = $2 AND fate = 'open'
          AND finding NOT IN (SELECT jsonb_array_elements_text($4::text::jsonb))
          AND CASE WHEN judged THEN finding IN (SELECT jsonb_array_elements_text($5::text::jsonb)) ELSE $6::boolean END`,
        [repository.id, number, storableText(standing), storableText(still), storableText(over.judged), over.ruled],
      );
    },
    noteHealed: async (what) => {
      await sql(
        `INSERT INTO ${schema}.healed AS known (day, what, times) VALUES (current_date, $1, 1)
        ON CONFLICT (day, what) DO UPDATE SET times = known.times + 1`,
        [what],
      );
    },
    look: async (repositories) => {
      const seen = [storableText(repositories)];
      const runs = `FROM ${schema}.review_run WHERE ${recent('posted_on', 7)} AND outcome IS NOT NULL AND ${among}`;
      const reviews = await sql(
        `SELECT pull, head, lane, outcome, agent, dollars, posted_on, extract(epoch FROM posted_on - began_on) AS seconds
        ${runs} ORDER BY posted_on DESC LIMIT ${mostReviews}`,
        seen,
      );
      const outcomes = await sql(
        `SELECT outcome, count(*) AS reviews FROM (
          SELECT DISTINCT ON (repository, number, head, round) outcome ${runs}
          ORDER BY repository, number, head, round, posted_on DESC
        ) AS last GROUP BY outcome ORDER BY reviews DESC, outcome`,
        seen,
      );
      const [spent] = await sql(
        `SELECT sum(dollars) AS dollars FROM ${schema}.spending WHERE ${recent('day', 7)} AND number > 0 AND ${among}`,
        seen,
      );
      const rules = await sql(
        `SELECT rule, count(*) AS found, count(*) FILTER (WHERE fate = 'fixed') AS fixed,
          count(*) FILTER (WHERE fate = 'accepted') AS accepted, count(*) FILTER (WHERE fate = 'dismissed') AS dismissed
        FROM ${schema}.finding WHERE ${recent('noted_on', 30)} AND ${among}
        GROUP BY rule ORDER BY found DESC, rule LIMIT ${mostRules}`,
        seen,
      );
      const healed = await sql(
        `SELECT what, sum(times) AS times FROM ${schema}.healed WHERE ${recent('day', 7)} GROUP BY what ORDER BY what`,
      );
      return {
        reviews: reviews.map((row) => ({
          pull: row['pull'] as PullRequest,
          head: row['head'] as string,
          lane: row['lane'] as Lane,
          outcome: row['outcome'] as Outcome,
          agent: row['agent'] as Lanes['agent'],
          dollars: numberIn(row['dollars']),
          posted: new Date(row['posted_on'] as string),
          seconds: numberIn(row['seconds']),
        })),
        outcomes: outcomes.map((row) => ({ outcome: row['outcome'] as Outcome, reviews: Number(row['reviews']) })),
        dollars: Number(spent?.['dollars'] ?? 0),
        rules: rules.map((row) => ({
          rule: row['rule'] as string,
          found: Number(row['found']),
          fixed: Number(row['fixed']),
          accepted: Number(row['accepted']),
          dismissed: Number(row['dismissed']),
        })),
        healed: healed.map((row) => ({ what: row['what'] as string, times: Number(row['times']) })),
      };
    },
  };
}

function numberIn(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
