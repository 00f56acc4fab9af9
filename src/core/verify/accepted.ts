import { type Acceptance, isDay } from '../model/acceptance.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { compareVersions, versionOf } from '../model/version.ts';
import { ignoresIn } from './ignores-in.ts';
import type { Step } from './step.ts';

/** What decides whether a finding is accepted, besides the configuration. */
export interface Accepting {
  /** The acceptances on the pull request. */
  readonly acceptances: readonly Acceptance[];
  /** The day of the review. */
  readonly asOf: string;
  /** The version that the contract of a finding declares after the change; null where it has none. */
  readonly versionOf: (finding: Finding) => string | null;
  /** Whether somebody owns a file, by name or as one of these teams. */
  readonly owns: (login: string, path: string, teams: readonly string[]) => boolean;
}

/** Nobody accepted anything. */
export const nothingAccepted: Accepting = { acceptances: [], asOf: '', versionOf: () => null, owns: () => false };

/**
 * An accepted finding is kept, and not published: an acceptance covers one finding and one change, until its end. A
 * finding whose acceptance no longer holds is published, and says why it does not.
 */
export function accepted({ acceptances, asOf, versionOf: declared, owns }: Accepting): Step {
  return (verified, changeSet, config) => {
    const ignored = ignoresIn(changeSet, config);
    const known = Map.groupBy([...acceptances, ...config.accept], ({ finding }) => finding);
    return verified.map((one) => {
      if (one.verdict.publish === false) return one;
      const { finding } = one;
      const named = [...(known.get(finding.id) ?? []), ...ignored(finding)];
      const each = named.map((acceptance) => ({ acceptance, because: whyNot(acceptance, finding, config) }));
      const holds = each.find(({ because }) => because === null)?.acceptance;
      if (holds) {
        return { ...one, verdict: { publish: false, because: inWords(holds), accepted: holds } };
      }
      const [first] = each;
      if (!first?.because) return one;
      const lapsed = { acceptance: first.acceptance, because: first.because };
      return { ...one, finding: { ...finding, lapsed } };
    });
  };

  function whyNot(acceptance: Acceptance, finding: Finding, { acceptBy }: Config): string | null {
    const { change, until, by, from, teams = [] } = acceptance;
    if (acceptance.void !== undefined) return acceptance.void;
    if (from === 'comment' && acceptBy === 'code-owners' && !owns(by ?? '', finding.path, teams)) {
      return `${by} is no owner of ${finding.path} by CODEOWNERS, as far as can be read`;
    }
    if (change !== null && change !== (finding.anchor ?? null)) return 'it was given for another change';
    if (until === null) return null;
    if (isDay(until)) return until < asOf ? `it held until ${until}` : null;
    const [here, there] = [versionOf(declared(finding) ?? ''), versionOf(until)];
    const distance = here && there && compareVersions(here, there);
    if (distance === null) return `it held until version ${until}, and no version that compares is declared`;
    return distance >= 0 ? `it held until version ${until}` : null;
  }
}

function inWords({ as, by, until, reason }: Acceptance): string {
  const last = until === null ? '' : ` until ${until}`;
  return `${as}${by === null ? ' on its line' : ` by ${by}`}${last}: ${reason}`;
}
