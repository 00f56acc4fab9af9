import { type Distinct, distinct, keyOf } from './distinct.ts';
import type { Judgement } from './judgement.ts';
import { type ReviewRecord, published } from './record.ts';
import { table } from './table.ts';

type Verdict = Judgement['judgement'] | 'not judged';

/** The judgements on the distinct breaking findings, per repository and per rule, and how many red reviews were right. */
export function judgedTable(records: readonly ReviewRecord[], judgements: readonly Judgement[]): string {
  const judged = new Map(judgements.map((one) => [keyOf(one), one.judgement]));
  const verdictOf = ({ repo, commit, finding: { rule, message } }: Distinct): Verdict =>
    judged.get(keyOf({ repo, commit, rule, message })) ?? 'not judged';
  const breaking = distinct(records).filter(({ finding }) => finding.change === 'breaking');
  const by = (what: (one: Distinct) => string) => {
    const names = [...new Set(breaking.map(what))].toSorted();
    return names.map((name) => row(name, breaking.filter((one) => what(one) === name).map(verdictOf)));
  };
  const heading = ['', 'breaking', 'true', 'noise', 'false', 'not judged', 'true %', 'noise %', 'false %'];
  const all = row('all', breaking.map(verdictOf));
  return [
    table([heading, ...by(({ repo }) => repo), all]),
    table([heading, ...by(({ finding }) => finding.rule), all]),
    redTable(records, breaking, verdictOf),
  ].join('\n\n');
}

function row(name: string, verdicts: readonly Verdict[]): readonly string[] {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const counts = (['true', 'noise', 'false'] as const).map(count);
  const judged = counts.reduce((total, one) => total + one, 0);
  const percent = (of: number) => (judged === 0 ? '-' : `${((100 * of) / judged).toFixed(1)}`);
  return [name, ...[verdicts.length, ...counts, count('not judged')].map(String), ...counts.map(percent)];
}

function redTable(
  records: readonly ReviewRecord[],
  breaking: readonly Distinct[],
  verdictOf: (one: Distinct) => Verdict,
): string {
  const red = records.filter(({ findings }) => published(findings).some(({ change }) => change === 'breaking'));
  const verdicts = red.map((record) =>
    breaking.filter((one) => one.repo === record.repo && one.commit === record.commit).map(verdictOf),
  );
  const count = (is: (of: readonly Verdict[]) => boolean) => String(verdicts.filter(is).length);
  return table([
    ['reviews with a breaking finding', String(red.length)],
    ['  at least one is true', count((of) => of.includes('true'))],
    ['  none is true, not all are false', count((of) => !of.includes('true') && of.includes('noise'))],
    ['  all are false', count((of) => of.every((one) => one === 'false'))],
    ['  not judged yet', count((of) => !of.includes('true') && !of.includes('noise') && of.includes('not judged'))],
  ]);
}
