import { builtFormats } from '../../core/model/built-formats.ts';
import { type Format, formatNames } from '../../core/model/contract.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { list } from '../../core/report/words/phrase.ts';

/** Whether a mode compares with several older versions. */
export function isTransitive(mode: string | null): boolean {
  return mode?.endsWith('_TRANSITIVE') === true;
}

/** Why older versions are ignored. */
export const onlyTransitive = 'only a transitive mode, as BACKWARD_TRANSITIVE, compares with several older versions';

/**
 * Rejects a mode that the format does not have.
 * @throws UserProblem
 */
export function checkMode(format: Format, mode: string | null): void {
  const known: Readonly<Record<string, readonly string[]>> = builtFormats;
  const own = known[format];
  if (mode === null || own === undefined || own.includes(mode)) return;
  const others = (Object.keys(known) as Format[]).filter((name) => known[name]?.includes(mode));
  throw new UserProblem(
    'usage',
    `${formatNames[format]} has no mode ${mode}.`,
    own.length > 0
      ? `Its modes are ${list(own)}.`
      : `Leave out --mode. ${mode} is a mode of ${list(others.map((name) => formatNames[name])) || 'no format'}.`,
  );
}
