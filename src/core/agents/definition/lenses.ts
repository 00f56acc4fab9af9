import type { ChangedFile } from '../../model/change-set.ts';
import type { AskRule } from '../../model/rule.ts';

/** A way of looking at a change: the questions of some families of rules. */
export interface Lens {
  readonly name: string;
  /** Families of rules, which are the folders they lie in. */
  readonly families: readonly string[];
  readonly applies: (files: readonly ChangedFile[]) => boolean;
}

const touches = (pattern: RegExp) => (files: readonly ChangedFile[]) =>
  files.some(({ before, after }) => [before, after].some((path) => path !== null && pattern.test(path)));

const code = /\.(ts|tsx|js|jsx|mjs|cjs|py|go|java|kt|cs|rb|rs|php|scala|ex|exs)$/i;
/** What decides about stored data and events without being code. */
const stored = /\.(sql|prisma|avsc)$|migrat|alembic|flyway|liquibase|asyncapi/i;
const operations =
  /(migrat|\.sql$|flag|dockerfile|compose|helm|chart|k8s|kubernetes|deploy|\.tf$|\.env|config|settings|workflow|\.ya?ml$|metric|logg|trac|telemetry|readme|changelog|\.md$|\.toml$|package\.json$|go\.mod$|pom\.xml$)/i;

/**
 * The ways a large change is looked at. What callers meet is always looked at: no pattern knows every folder that a route
 * can lie in. The others are asked where something calls for them. Together they have every question there is.
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

/** The lens of a change that one look is enough for: everything at once. */
export const everything: Lens = {
  name: 'everything',
  families: lenses.flatMap(({ families }) => families),
  applies: () => true,
};

/** A change of this size is looked at once, with every question: several looks find the same several times. */
export const small = { files: 20, lines: 800 } as const;

/** The ids of the questions of a lens. */
export function questionsOf(lens: Lens, rules: Readonly<Record<string, AskRule>>): readonly string[] {
  return Object.keys(rules).filter((id) => lens.families.includes(id.slice(0, id.indexOf('/'))));
}
