import type { ChangedFile } from '../../model/change-set.ts';
import type { AskRule } from '../../model/rule.ts';

/** A group of questions that a change is reviewed with: those of some families of rules. */
export interface Lens {
  readonly name: string;
  /** Families of rules, which are folders of `rules/`. */
  readonly families: readonly string[];
  readonly applies: (files: readonly ChangedFile[]) => boolean;
}

const touches = (pattern: RegExp) => (files: readonly ChangedFile[]) =>
  files.some(({ before, after }) => [before, after].some((path) => path !== null && pattern.test(path)));

const code = /\.(ts|tsx|js|jsx|mjs|cjs|py|go|java|kt|cs|rb|rs|php|scala|ex|exs)$/i;
/** Files that define stored data and events without being code. */
const stored = /\.(sql|prisma|avsc)$|migrat|alembic|flyway|liquibase|asyncapi/i;
const operations =
  /(migrat|\.sql$|flag|dockerfile|compose|helm|chart|k8s|kubernetes|deploy|\.tf$|\.env|config|settings|workflow|\.ya?ml$|metric|logg|trac|telemetry|readme|changelog|\.md$|\.toml$|package\.json$|go\.mod$|pom\.xml$)/i;

/**
 * The lenses for a large change. The one about callers is always used, because no pattern knows every folder of routes;
 * the others are used if a file calls for them. Together they have every question.
 */
export const lenses: readonly Lens[] = [
  {
    name: 'contracts and access',
    families: ['api', 'contract', 'versioning', 'documents', 'security', 'gateway'],
    applies: () => true,
  },
  {
    name: 'boundaries, data and resilience',
    families: ['boundaries', 'events', 'data', 'resilience', 'jobs', 'caching'],
    applies: (files) => touches(code)(files) || touches(stored)(files),
  },
  {
    name: 'operation and rollout',
    families: ['operations', 'observability', 'testing'],
    applies: (files) => touches(operations)(files) || touches(code)(files),
  },
];

/** All questions, for a change that one look is enough for. */
export const everything: Lens = {
  name: 'everything',
  families: lenses.flatMap(({ families }) => families),
  applies: () => true,
};

/**
 * A change of this size is looked at once, with every question: several looks would find the same things repeatedly.
 */
export const small = { files: 20, lines: 800 } as const;

/** The ids of the questions of a lens. */
export function questionsOf(lens: Lens, rules: Readonly<Record<string, AskRule>>): readonly string[] {
  return Object.keys(rules).filter((id) => lens.families.includes(id.slice(0, id.indexOf('/'))));
}
