import { detect } from '../../core/contracts/detect.ts';
import { builtFormats } from '../../core/model/built-formats.ts';
import { type Format, formatNames } from '../../core/model/contract.ts';
import { type Refusal, treeOf } from '../../core/model/tree.ts';
import { list } from '../../core/report/words/phrase.ts';
import type { LoadedComparison } from './contract.ts';

/** Whether a mode compares with several older versions. */
export function isTransitive(mode: string | null): boolean {
  return mode?.endsWith('_TRANSITIVE') === true;
}

/** Why older versions are ignored. */
export const onlyTransitive = 'only a transitive mode, as BACKWARD_TRANSITIVE, compares with several older versions';

/** Why the files of a comparison cannot be compared in its mode, and what to do; null where they can. */
export function modeRefusal({ request: { before, after, format, mode } }: LoadedComparison): Refusal | null {
  if (mode === null) return null;
  const found = [before, after].flatMap((side) => detect(treeOf(side), format));
  return found.map((one) => refusalOf(one.format, mode)).find((refusal) => refusal !== null) ?? null;
}

function refusalOf(format: Format, mode: string): Refusal | null {
  const known: Readonly<Record<string, readonly string[]>> = builtFormats;
  const own = known[format];
  if (own === undefined || own.includes(mode)) return null;
  const others = (Object.keys(known) as Format[]).filter((name) => known[name]?.includes(mode));
  const owners = list(others.map((name) => formatNames[name])) || 'no format';
  return {
    because: `${formatNames[format]} has no mode ${mode}`,
    fix: own.length > 0 ? `use one of its modes: ${list(own)}` : `leave out the mode: ${mode} is one of ${owners}`,
  };
}
