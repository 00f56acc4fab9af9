import type { HandOff, LeftAside, Withheld } from '../../model/agent-report.ts';
import { type Finding, isSaid } from '../../model/finding.ts';
import type { Case } from './case.ts';
import type { KnownPart } from './known-part.ts';

/** What agents said of an earlier head of the same pull request. */
export interface Earlier {
  /** The parts that were judged already, by what their judgement depends on. */
  readonly known: ReadonlySet<string>;
  /** What was found in those parts. */
  readonly kept: readonly Finding[];
  /** What was published and was found in parts that look different now. */
  readonly open: readonly Finding[];
  /** What was handed over of those parts that were judged already. */
  readonly handOffs: readonly HandOff[];
  /** What was left aside in them. */
  readonly leftAside: readonly LeftAside[];
  /** What was withheld in them. */
  readonly withheld: readonly Withheld[];
  /** What was withheld in parts that look different now. */
  readonly refuted: readonly Withheld[];
}

/** Sorts what was said before by whether its evidence is still the same. */
export function earlierOf(earlier: Case['earlier'], parts: readonly KnownPart[]): Earlier {
  const judged = earlier?.agent?.judged ?? {};
  const known = new Set(parts.map(({ fingerprint }) => fingerprint).filter((one) => Object.hasOwn(judged, one)));
  const paths = new Set(
    parts
      .filter(({ fingerprint }) => known.has(fingerprint))
      .flatMap(({ shard }) => shard.files.flatMap(({ before, after }) => [before, after])),
  );
  const ids = new Set([...known].flatMap((fingerprint) => judged[fingerprint] ?? []));
  const published = (earlier?.verified ?? []).flatMap((one) =>
    one.finding.judged && isSaid(one) ? [one.finding] : [],
  );
  const withheld = earlier?.agent?.withheld ?? [];
  return {
    known,
    kept: published.filter(({ id }) => ids.has(id)),
    open: published.filter(({ id }) => !ids.has(id)),
    handOffs: (earlier?.agent?.handOffs ?? []).filter(({ file }) => paths.has(file)),
    leftAside: (earlier?.agent?.leftAside ?? []).filter(({ file }) => paths.has(file)),
    withheld: withheld.filter(({ file }) => paths.has(file)),
    refuted: withheld.filter(({ file }) => !paths.has(file)),
  };
}
