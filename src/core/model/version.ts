/** A version as a contract declares it: numbers as in semantic versioning, or a date, which begins with a year. */
export interface Version {
  readonly scheme: 'numbers' | 'date';
  readonly numbers: readonly [number, number, number];
  readonly prerelease: boolean;
}

/** Reads `1.4.0`, `v2`, `2.0-rc.1`, `2026-03-10` or `2026.3`; null where the text follows neither scheme. */
export function versionOf(text: string): Version | null {
  const match =
    /^v?(?<first>\d{1,9})(?:(?<sign>[.-])(?<second>\d{1,9})(?:\k<sign>(?<third>\d{1,9}))?)?(?<rest>[-+][\w.+-]{1,80})?$/i.exec(
      text.trim(),
    );
  if (!match?.groups) return null;
  const { first = '', sign, second = '0', third = '0', rest = '' } = match.groups;
  const date = first.length === 4 && Number(first) >= 1990 && sign !== undefined;
  if (sign === '-' && !date) return null;
  return {
    scheme: date ? 'date' : 'numbers',
    numbers: [Number(first), Number(second), Number(third)],
    prerelease: rest.startsWith('-'),
  };
}

/** Below zero where the first is the earlier one. Versions of two schemes cannot be compared: null. */
export function compareVersions(one: Version, other: Version): number | null {
  if (one.scheme !== other.scheme) return null;
  const index = one.numbers.findIndex((number, position) => number !== other.numbers[position]);
  if (index >= 0) return (one.numbers[index] ?? 0) - (other.numbers[index] ?? 0);
  return Number(other.prerelease) - Number(one.prerelease);
}

/** Whether the step tells clients to expect a break: the next major; below 1.0, the next minor; any later date. */
export function announcesBreak(before: Version, after: Version): boolean {
  if (before.scheme !== after.scheme) return true;
  if (before.scheme === 'date') return (compareVersions(before, after) ?? 0) < 0;
  if (before.prerelease) return true;
  const [major, minor] = before.numbers;
  return after.numbers[0] > major || (major === 0 && after.numbers[0] === 0 && after.numbers[1] > minor);
}
