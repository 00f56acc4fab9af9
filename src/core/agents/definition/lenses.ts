import type { ChangedFile } from '../../model/change-set.ts';
import type { Fact } from '../../model/fact.ts';
import type { AskRule } from '../../model/rule.ts';

/** A way of looking at a change: the questions of some families of rules. */
export interface Lens {
  readonly name: string;
  /** Families of rules, which are the folders they lie in. */
  readonly families: readonly string[];
  readonly applies: (files: readonly ChangedFile[], facts: readonly Fact[]) => boolean;
}

const touches = (pattern: RegExp) => (files: readonly ChangedFile[]) =>
  files.some(({ before, after }) => [before, after].some((path) => path !== null && pattern.test(path)));

const code = /\.(ts|tsx|js|jsx|mjs|cjs|py|go|java|kt|cs|rb|rs|php|scala|ex|exs)$/i;
const contract =
  /(openapi|swagger|asyncapi)|\.(proto|graphqls?|gql|avsc|smithy|thrift|raml)$|schema|(^|\/)(routes?|controllers?|handlers?|api|dtos?)(\/|\.)/i;
/** What decides about stored data and events without being code. */
const stored = /\.(sql|prisma|avsc)$|migrat|alembic|flyway|liquibase|asyncapi/i;
const access =
  /(auth|guard|middleware|polic|permission|role|cors|jwt|token|session|secret|gateway|ingress|nginx|kong|traefik|envoy|routes?|controllers?|handlers?|resolvers?|config|settings|dockerfile|caddyfile|\.(env|ya?ml|properties|toml|ini|conf|cfg|tf|hcl)$|(^|\/)(main|app|server|program|startup)\.)/i;
const operations =
  /(migrat|\.sql$|flag|dockerfile|compose|helm|chart|k8s|kubernetes|deploy|\.tf$|\.env|config|settings|workflow|\.ya?ml$|metric|logg|trac|telemetry|readme|changelog|\.md$|package\.json$|go\.mod$|pom\.xml$)/i;

/**
 * The ways a large change is looked at, each only where something in it calls for it. Together they ask every question
 * there is; the last one looks at how it is run.
 */
export const lenses: readonly Lens[] = [
  {
    name: 'contracts',
    families: ['api', 'contract', 'versioning', 'documents'],
    applies: (files, facts) => facts.some(({ kind }) => kind.startsWith('contract.')) || touches(contract)(files),
  },
  {
    name: 'boundaries and data',
    families: ['boundaries', 'events', 'data'],
    applies: (files) => touches(code)(files) || touches(stored)(files),
  },
  {
    name: 'resilience and work in the background',
    families: ['resilience', 'jobs', 'caching'],
    applies: touches(code),
  },
  { name: 'access', families: ['security', 'gateway'], applies: touches(access) },
  { name: 'operation and rollout', families: ['operations', 'observability', 'testing'], applies: touches(operations) },
];

/** The lens of a small change: everything at once. */
export const everything: Lens = {
  name: 'everything',
  families: lenses.flatMap(({ families }) => families),
  applies: () => true,
};

/** A change of this size is looked at once, with every question. */
export const small = { files: 5, lines: 300 } as const;

/** The questions of a lens, by rule id. */
export function questionsOf(lens: Lens, rules: Readonly<Record<string, AskRule>>): Readonly<Record<string, AskRule>> {
  return Object.fromEntries(
    Object.entries(rules).filter(([id]) => lens.families.includes(id.slice(0, id.indexOf('/')))),
  );
}
