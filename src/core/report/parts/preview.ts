import { type Config, scopeOf } from '../../model/config.ts';
import { fails } from '../../model/fail-on.ts';
import type { Verified } from '../../model/finding.ts';
import { code } from '../words/escape.ts';
import { counted, firstOf } from '../words/phrase.ts';
import { published } from './tally.ts';

/** The result of the same findings under one configuration. */
export interface Under {
  readonly config: Config;
  readonly verified: readonly Verified[];
}

/**
 * What the configuration that the change edits would do to this review, or why that is unknown. The review itself uses
 * the configuration of the base: a change does not choose its own rules.
 */
export function sayPreview(now: Under, next: Under | keyof typeof unknown): string {
  const said = typeof next === 'string' ? unknown[next] : sayEffects(now, next);
  return `This change edits the configuration of Architect, and was reviewed under the old one. ${said}`;
}

const unknown = {
  'not-valid': 'The new one is not valid, and would be left out.',
  extends: 'The new one extends something else, which is read once it is merged: what it would say is not known.',
} as const;

function sayEffects(now: Under, next: Under): string {
  const [shown, then] = [rulesOf(now), rulesOf(next)];
  const quiet = [...shown].filter(([id]) => !then.has(id)).map(([, rule]) => rule);
  const loud = [...then].filter(([id]) => !shown.has(id)).map(([, rule]) => rule);
  const [failed, wouldFail] = [fails(now.verified, now.config), fails(next.verified, next.config)];
  const effects = [
    ...(quiet.length > 0 ? [`${counted(quiet.length, 'finding')} would not be shown (${named(quiet)})`] : []),
    ...(loud.length > 0 ? [`${counted(loud.length, 'finding')} would be shown as well (${named(loud)})`] : []),
    ...(failed === wouldFail ? [] : [`the check would ${wouldFail ? 'fail' : 'no longer fail'}`]),
    ...ranks(now, next),
  ];
  return effects.length > 0 ? `Under the new one, ${effects.join('; ')}.` : 'The new one would say the same here.';
}

function rulesOf({ verified }: Under): ReadonlyMap<string, string> {
  return new Map(published(verified).map(({ finding }) => [finding.id, finding.rule]));
}

function ranks(now: Under, next: Under): readonly string[] {
  const severity = new Map(published(now.verified).map(({ finding }) => [finding.id, finding.severity]));
  const moved = published(next.verified).filter(({ finding }) => {
    const was = severity.get(finding.id);
    return was !== undefined && was !== finding.severity;
  });
  const bars = published(now.verified).filter(
    ({ finding: { path } }) => scopeOf(now.config, path).failOn !== scopeOf(next.config, path).failOn,
  );
  return [
    ...(moved.length > 0 ? [`${counted(moved.length, 'finding')} would be ranked otherwise`] : []),
    ...(bars.length > 0 ? ['the bar at which the check fails would move'] : []),
  ];
}

function named(rules: readonly string[]): string {
  return firstOf([...new Set(rules)].map(code), 3);
}
