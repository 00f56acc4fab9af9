import type { Severity } from './finding.ts';

/** From which finding on a review fails. `breaking`: any breaking change or critical finding. */
export const failOnLevels = ['breaking', 'dangerous', 'high', 'medium', 'low', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];

/** `.github/architect.yml` of the base branch, with every default filled in. */
export interface Config {
  readonly failOn: FailOn;
  /** Globs of the files to look at; empty means everything relevant. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: Readonly<Record<string, 'off' | Severity>>;
  readonly comments: { readonly inline: number };
  /** How many days must lie between the day a deprecation is announced and its sunset. */
  readonly deprecation: { readonly days: number };
}
