import type { HandOff, LeftAside, Withheld } from '../../model/agent-report.ts';
import { type Finding, isSaid } from '../../model/finding.ts';
import type { Case } from './case.ts';
import type { KnownPart } from './known-part.ts';

/** What agents published for an earlier head of the same pull request. */
export interface Earlier {
  /** The fingerprints of parts that were judged already. */
  readonly known: ReadonlySet<string>;
  /** Findings of those parts. */
  readonly kept: readonly Finding[];
  /** Published findings of parts that have changed. */
  readonly open: readonly Finding[];
  /** Hand-offs of judged parts. */
  readonly handOffs: readonly HandOff[];
  /** Findings of those parts that were not raised. */
  readonly leftAside: readonly LeftAside[];
  /** Refuted claims of those parts. */
  readonly withheld: readonly Withheld[];
  /** Refuted claims of parts that have changed. */
  readonly refuted: readonly Withheld[];
}

/** Sorts earlier results by whether their evidence is unchanged. */
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
