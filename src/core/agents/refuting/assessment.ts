import type { Withheld } from '../../model/agent-report.ts';
import { type Finding, type Judged, severities, type Severity } from '../../model/finding.ts';
import { similarity } from '../claims/similarity.ts';
import { sentence } from '../text/sentence.ts';
import { shownQuote } from '../text/shown-quote.ts';
import type { Cast } from './refute.ts';
import type { Standing } from './tally.ts';
import type { Verification } from './verification.ts';
import { isMild, isRefuting, type MildGround, type RefutingGround } from './vote.ts';

/** The most remarks of skeptics that are kept. */
const mostRemarks = 2;
/** From this similarity on, two remarks on one claim say the same. */
const same = 0.35;

/** The wording of each condition, if a skeptic gives none. */
const limits: Readonly<Record<MildGround, string>> = {
  off_by_default: 'It is off by default.',
  intended: 'The change means to do this.',
  conditional: 'It takes a setting or a state that is not the usual one.',
  mild: 'Little comes of it.',
};

const refutations: Readonly<Record<RefutingGround, string>> = {
  misread: 'the code does not do this',
  unreachable: 'this cannot happen',
  handled_elsewhere: 'something takes care of it',
  not_introduced: 'it was as it is before the change',
};

/** The effect of the skeptics' votes on a claim that they did not refute. */
export interface Assessment {
  readonly severity: Severity;
  readonly judged: Pick<Judged, 'standing' | 'votes' | 'limits' | 'mild' | 'corrections'>;
  /** The check that fits better, if they agree on one; null if the claim's own fits. */
  readonly check: string | null;
}

/** Assesses a claim by the skeptics' votes: its severity, its conditions, and corrections. */
export function assess(severity: Severity, { standing, cast }: Verification): Assessment {
  const backed = cast.filter(({ counts }) => counts === 'real' || counts === 'limited');
  const limiting = backed.flatMap(({ counts, vote }) => (counts === 'limited' ? [vote] : []));
  const said = limiting.map(limitOf);
  const isOnlyMild = limiting.length > 0 && limiting.every(({ ground }) => ground === 'mild');
  const corrections = backed
    .filter(({ counts, vote }) => counts === 'real' && vote.correction !== '')
    .map(({ vote }) => sentence(vote.correction));
  const checks = new Set(backed.flatMap(({ vote }) => (vote.check === '' ? [] : [vote.check])));
  const [check = null] = checks;
  return {
    severity: lowered(severity, standing, backed),
    check: checks.size === 1 ? check : null,
    judged: {
      standing: standing === 'refuted' ? 'unverified' : standing,
      votes: { real: cast.filter(({ counts }) => counts === 'real').length, of: cast.length },
      ...(said.length > 0 && { limits: distinct(said) }),
      ...(isOnlyMild && { mild: true }),
      ...(corrections.length > 0 && { corrections: distinct(corrections) }),
    },
  };
}

/** The remarks without repetition: of two that say the same, the longer one. */
function distinct(remarks: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const one of remarks) {
    const at = kept.findIndex((other) => similarity(one, other) >= same);
    if (at < 0) kept.push(one);
    else if (one.length > (kept[at] ?? '').length) kept[at] = one;
  }
  return kept.slice(0, mostRemarks);
}

/**
 * One step lower if it holds only under a condition, or if at least two skeptics who could not refute it all call it
 * less severe.
 */
function lowered(severity: Severity, standing: Standing, backed: readonly Cast[]): Severity {
  const at = severities.indexOf(severity);
  const saysLess = ({ vote }: Cast) => vote.severity !== null && severities.indexOf(vote.severity) > at;
  const isLess = standing === 'limited' || (backed.length >= 2 && backed.every(saysLess));
  return severities[isLess ? at + 1 : at] ?? 'low';
}

function limitOf({ ground, correction }: Cast['vote']): string {
  return correction === '' && isMild(ground) ? limits[ground] : sentence(correction);
}

/** A refuted claim, with the reason and the line of the skeptics. */
export function withheldOf({ rule, message, why, path, line, side, quote }: Finding, { cast }: Verification): Withheld {
  const against = cast.filter(({ counts }) => counts === 'refuted');
  const [first] = against;
  const at = first?.decisive[0];
  const ground = first?.vote.ground ?? '';
  return {
    rule,
    message,
    why,
    file: path,
    line,
    side,
    quote,
    because: isRefuting(ground) ? refutations[ground] : '',
    reasoning: against.find(({ vote }) => vote.reasoning !== '')?.vote.reasoning ?? '',
    decisive: at ? { file: at.path, side: at.side, line: at.line, quote: shownQuote(at.quote) } : null,
  };
}
