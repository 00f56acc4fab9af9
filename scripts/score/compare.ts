import type { Case, Expectation, Line } from './case.ts';
import type { Answer } from './run-batch.ts';

/** The origin's rule ids and ours: one of the listed ids is enough; an empty list means we have no such rule by choice. */
export type RuleNames = Readonly<Record<string, readonly string[]>>;

/** The comparison of one answer with what its origin expects. */
export interface Comparison {
  readonly id: string;
  /** Null where the origin states no verdict on the whole case. */
  readonly verdict: 'agrees' | 'departs' | 'disagrees' | null;
  /** The departures that are written down for what agrees by now. */
  readonly stale: readonly string[];
  readonly unread: boolean;
  /** Rules of the origin: found, not found for a written reason, and missed. */
  readonly rules: {
    readonly found: number;
    readonly departs: number;
    readonly missed: readonly string[];
    readonly unmapped: number;
  };
  /** Every stated line of what is said: one that we stand on, one with a written reason, or a wrong one. */
  readonly lines: { readonly exact: number; readonly departs: number; readonly wrong: readonly string[] };
  readonly said: string;
}

/**
 * Compares an answer with its case. `departures` are the written reasons: by case id, for rules by case id and rule,
 * and for lines by case id, file and line (`orders/removed orders.yaml:7`).
 */
export function compare(
  one: Case,
  answer: Answer,
  names: RuleNames,
  departures: Readonly<Record<string, string>>,
): Comparison {
  const right = isRight(one, answer);
  const departs = Object.hasOwn(departures, one.id);
  const mapped = one.findings.filter((finding) => (names[finding.rule] ?? []).length > 0);
  const isFound = (finding: Expectation) => changesFor(finding, answer, names).length > 0;
  const reasonFor = ({ rule }: Expectation) => `${one.id} ${rule}`;
  const [found, others] = [mapped.filter(isFound), mapped.filter((finding) => !isFound(finding))];
  const missed = others.filter((finding) => !Object.hasOwn(departures, reasonFor(finding)));
  const lines = linesOf(one, mapped, answer, names).map(({ line, exact }) => {
    const place = `${one.id} ${line.file}:${line.line}`;
    return { line, exact, place, departs: !exact && Object.hasOwn(departures, place) };
  });
  return {
    id: one.id,
    verdict: right === null ? null : right ? 'agrees' : departs ? 'departs' : 'disagrees',
    stale: [
      ...(departs && right === true ? [one.id] : []),
      ...new Set(found.map(reasonFor).filter((reason) => Object.hasOwn(departures, reason))),
      ...new Set(lines.flatMap(({ exact, place }) => (exact && Object.hasOwn(departures, place) ? [place] : []))),
    ],
    unread: answer.verdict === 'unread',
    rules: {
      found: found.length,
      departs: others.length - missed.length,
      missed: missed.map((finding) => finding.rule),
      unmapped: one.findings.filter((finding) => !Object.hasOwn(names, finding.rule)).length,
    },
    lines: {
      exact: lines.filter(({ exact }) => exact).length,
      departs: lines.filter((one) => one.departs).length,
      wrong: lines.flatMap(({ exact, departs: written, place }) => (exact || written ? [] : [place])),
    },
    said: saidBy(answer),
  };
}

/** Whether an answer's verdict is right; null if the origin states none on the whole case. */
function isRight({ expect, silent, reported }: Case, { verdict, changes, unread }: Answer): boolean | null {
  if (expect === null) return null;
  if (expect === 'breaking') return verdict === 'breaking';
  if (expect === 'compatible') return verdict === 'compatible' || verdict === 'dangerous';
  const isSaid = changes.length + unread.length > 0;
  return expect.includes(verdict) && !(silent === true && isSaid) && !(reported === true && !isSaid);
}

function changesFor(finding: Expectation, answer: Answer, names: RuleNames) {
  const ours = names[finding.rule] ?? [];
  return answer.changes.filter((change) => ours.includes(change.rule));
}

/** The stated lines. One that stands for the whole case counts where anything is said, be it that the file is unread. */
function linesOf(one: Case, mapped: readonly Expectation[], answer: Answer, names: RuleNames) {
  const { changes, unread } = answer;
  const found = mapped.flatMap((finding) => {
    const { file, line } = finding;
    if (file === undefined || line === undefined) return [];
    const said = changesFor(finding, answer, names);
    return [{ line: { file, line }, exact: said.some((change) => standsOn(change, { file, line })) }];
  });
  if (one.line === undefined || changes.length + unread.length === 0) return found;
  const { line } = one;
  const exact = changes.some((change) => standsOn(change, line)) || unread.some((file) => isAt(file, line));
  return [...found, { line, exact }];
}

function standsOn({ before, after }: Answer['changes'][number], { side, ...line }: Line): boolean {
  const places = side === undefined ? [before, after] : [side === 'before' ? before : after];
  return places.some((place) => place && isAt(place, line));
}

function isAt(place: Pick<Line, 'file'> & { readonly line?: number }, { file, line }: Line): boolean {
  return place.file === file && place.line === line;
}

function saidBy(answer: Answer): string {
  const changes = answer.changes.map((change) => `${change.severity} ${change.rule}`);
  const unread = answer.unread.map((file) => `unread ${file.file}: ${file.because}`);
  return `${answer.verdict}; ${[...changes, ...unread].join(', ') || 'no change'}`;
}
