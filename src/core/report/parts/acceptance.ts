import { type Acceptance, isDay, type Lapsed } from '../../model/acceptance.ts';
import { code, plain, prose } from '../words/escape.ts';

/** Who accepted it, until when and why. */
export function sayAcceptance({ as, by, until, reason, from }: Acceptance): string {
  const who = by === null ? ' on its line' : ` by ${code(by)}`;
  const where = { comment: '', line: '', configuration: ' in the configuration', baseline: ' in the baseline' }[from];
  return `${as}${who}${where}${sayUntil(until)}: ${prose(reason)}`;
}

/** Who had accepted it, and why that does not count. */
export function sayLapsed({ acceptance: { as, by, reason }, because }: Lapsed): string {
  const who = by === null ? 'on its line' : `by ${code(by)}`;
  return `It was ${as} ${who} (${prose(reason)}), and that does not count: ${prose(because)}.`;
}

/** Acceptances as `accept:` entries of a configuration. */
export function acceptBlock(acceptances: readonly Acceptance[]): string {
  const entries = acceptances.map(({ finding, change, by, reason, until }) => {
    const known = { finding, change, by, reason, until };
    const lines = Object.entries(known).flatMap(([key, value]) =>
      value === null ? [] : [`${key}: ${JSON.stringify(plain(value).replaceAll('<!--', '<! --'))}`],
    );
    return `  - ${lines.join('\n    ')}`;
  });
  return entries.length === 0 ? 'accept: []' : ['accept:', ...entries].join('\n');
}

function sayUntil(until: string | null): string {
  if (until === null) return '';
  return isDay(until) ? ` until ${until}` : ` until version ${code(until)}`;
}
