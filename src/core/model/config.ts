import type { Acceptance } from './acceptance.ts';
import type { ChangeSeverity, Severity } from './finding.ts';

/** From which finding on a review fails. `breaking`: any breaking change or critical finding. */
export const failOnLevels = ['breaking', 'dangerous', 'high', 'medium', 'low', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];

/** What an application does with a message that AsyncAPI 2 calls `publish`. */
export type Publishing = 'receive' | 'send';

/** What a folder of a monorepo may have its own way. */
export interface Scope {
  readonly failOn: FailOn;
  /** Globs of the files to look at, from the root of the tree; no include means everything relevant. */
  readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly rules: Readonly<Record<string, 'off' | Severity>>;
  /** How many days must lie between the day a deprecation is announced and its sunset. */
  readonly deprecation: { readonly days: number };
  /** `raise`: what is added to a contract has to raise its version. */
  readonly versions: { readonly additions: 'free' | 'raise' };
  readonly asyncapi: { readonly publish: Publishing };
  /** The compatibility mode of a format, where it is not what the format has by itself. */
  readonly modes: Readonly<Record<string, string | undefined>>;
}

/** `.github/architect.yml` of the base branch, with every default filled in. */
export interface Config extends Scope {
  /** Folders with a configuration of their own, the deepest first; each is complete. */
  readonly folders: readonly (Scope & { readonly folder: string })[];
  readonly comments: { readonly inline: number };
  /** What is accepted for longer than a pull request: `accept:`, and the baseline file. */
  readonly accept: readonly Acceptance[];
  /** Who may accept a finding on a pull request, of those who may write: anybody, or who owns the file it is in. */
  readonly acceptBy: 'write' | 'code-owners';
  /** Whether an `architect:ignore` counts in the change that writes it, or once it is merged. */
  readonly ignoreComments: 'merged' | 'any';
  /** `release`: what no release has shipped may change freely. */
  readonly baseline: 'base' | 'release';
  /** What a break is at most in a contract that says of itself that it is unstable. */
  readonly unstable: Readonly<Record<'alpha' | 'beta', ChangeSeverity>>;
  /** Whether drafts are reviewed without being asked. */
  readonly drafts: boolean;
  /** What the check says where a review was not possible. */
  readonly couldNotReview: 'neutral' | 'action-required';
  /** Whether a review with a failing finding asks for changes, and takes that back by itself. */
  readonly requestChanges: boolean;
  /** Whether threads of findings that are gone are resolved; it takes a permission the App does not ask for. */
  readonly resolveThreads: boolean;
  /** Labels of pull requests that are left alone, and, where there are any, of those that alone are reviewed. */
  readonly labels: { readonly skip: readonly string[]; readonly only: readonly string[] };
  /** How many commands people may give in comments, and how many seconds lie between two comments of a pull request. */
  readonly commands: { readonly cooldown: number; readonly pullRequest: number; readonly day: number };
  readonly agent: AgentConfig;
}

/** How far the agent may go. */
export interface AgentConfig {
  readonly on: boolean;
  /** Whether it looks at pull requests from forks: anybody can open one, and each costs money. */
  readonly forks: boolean;
  /** Agent files of the base branch to run besides our own: paths or globs. */
  readonly files: readonly string[];
  /** From which of its findings on the check fails, if every vote confirmed it. */
  readonly failOn: 'critical' | 'high' | 'never';
  /** Whether it raises what it finds of low severity too. */
  readonly lowSeverity: boolean;
  /** The most US dollars it may spend. */
  readonly dollars: { readonly call: number; readonly pullRequest: number; readonly day: number };
}

/** What holds for a file: its nearest folder's own way, else that of the whole repository. */
export function scopeOf(config: Config, path: string): Scope {
  return config.folders.find(({ folder }) => path.startsWith(`${folder}/`)) ?? config;
}

/** Where a repository, and each folder of it, keeps its configuration; the baseline is a part of it. */
export function isConfigPath(path: string): boolean {
  return /(^|\/)\.github\/architect\.ya?ml$/.test(path) || isBaselinePath(path);
}

/** Where a repository keeps what was accepted when it began to be reviewed. */
export function isBaselinePath(path: string): boolean {
  return /^\.github\/architect-baseline\.ya?ml$/.test(path);
}

/** The folder that a configuration at such a path speaks of. */
export function configFolder(path: string): string {
  return path.replace(/\/?\.github\/[^/]+$/, '');
}
