import type { Acceptance } from './acceptance.ts';
import type { ChangeSeverity, Severity } from './finding.ts';

/** The level of a finding from which a review fails. `breaking`: any breaking change or critical finding. */
export const failOnLevels = ['breaking', 'dangerous', 'high', 'medium', 'low', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];

/** What an application does with a message of an AsyncAPI 2 `publish`. */
export type Publishing = 'receive' | 'send';

/** The settings that a folder can override. */
export interface Scope {
  readonly failOn: FailOn;
  /** Globs of the files to review, relative to the root of the tree; no include means all relevant files. */
  readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly rules: Readonly<Record<string, 'off' | Severity>>;
  /** How many days have to be between announcing a deprecation and its sunset. */
  readonly deprecation: { readonly days: number };
  /** `raise`: an addition to a contract has to raise its version. */
  readonly versions: { readonly additions: 'free' | 'raise' };
  readonly asyncapi: { readonly publish: Publishing };
  /** The compatibility mode of a format, if it is not the format's default. */
  readonly modes: Readonly<Record<string, string | undefined>>;
}

/** `.github/architect.yml` of the base branch, with every default filled in. */
export interface Config extends Scope {
  /** The settings of folders with a configuration, the deepest first; each is complete. */
  readonly folders: readonly (Scope & { readonly folder: string })[];
  readonly comments: { readonly inline: number };
  /** Acceptances from `accept:` and the baseline file. */
  readonly accept: readonly Acceptance[];
  /** Who may accept a finding on a pull request, among those who may write: anybody, or the owner of its file. */
  readonly acceptBy: 'write' | 'code-owners';
  /** Whether an `architect:ignore` counts already in the change that adds it, or once it is merged. */
  readonly ignoreComments: 'merged' | 'any';
  /** `release`: what no release has shipped may change freely. */
  readonly baseline: 'base' | 'release';
  /** The highest severity of a break in a contract that declares itself unstable. */
  readonly unstable: Readonly<Record<'alpha' | 'beta', ChangeSeverity>>;
  /** Whether drafts are reviewed without a request. */
  readonly drafts: boolean;
  /** The conclusion of the check when a review is not possible. */
  readonly couldNotReview: 'neutral' | 'action-required';
  /** Whether a review with a failing finding requests changes, and withdraws that when it is fixed. */
  readonly requestChanges: boolean;
  /** Whether threads of resolved findings are resolved; this takes a permission the App does not ask for. */
  readonly resolveThreads: boolean;
  /** Labels that exclude a pull request from reviews, and labels of which one is required, if there are any. */
  readonly labels: { readonly skip: readonly string[]; readonly only: readonly string[] };
  /** Limits of commands in comments: how many, and the seconds between two comments of a pull request. */
  readonly commands: { readonly cooldown: number; readonly pullRequest: number; readonly day: number };
  readonly agent: AgentConfig;
}

/** The limits of the agent. */
export interface AgentConfig {
  readonly on: boolean;
  /** Whether it reviews pull requests from forks: anybody can open one, and each costs money. */
  readonly forks: boolean;
  /** Agent files of the base branch to run besides ours: paths or globs. */
  readonly files: readonly string[];
  /** The severity of its findings from which the check fails, if every skeptic confirmed them. */
  readonly failOn: 'critical' | 'high' | 'never';
  /** Whether it also raises findings of low severity. */
  readonly lowSeverity: boolean;
  /** The most it may spend, in US dollars. */
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

/** Where `architect baseline` stores accepted findings. */
export function isBaselinePath(path: string): boolean {
  return /^\.github\/architect-baseline\.ya?ml$/.test(path);
}

/** The folder that a configuration at this path applies to. */
export function configFolder(path: string): string {
  return path.replace(/\/?\.github\/[^/]+$/, '');
}
