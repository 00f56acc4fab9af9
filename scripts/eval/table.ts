import { purposes } from '../../src/core/model/question.ts';
import type { Measure, Summary } from './summary.ts';

type Row = readonly [title: string, cell: (summary: Summary) => string];

const rows: readonly Row[] = [
  ['reviews', ({ reviews, asked }) => (reviews === asked ? `${reviews}` : `${reviews} of ${asked}`)],
  ['precision', ({ precision }) => measured(precision)],
  ['recall', ({ recall }) => measured(recall)],
  ['F0.5', ({ fHalf }) => measured(fHalf)],
  ['alarms on clean ones', ({ alarms }) => measured(alarms)],
  ['stability', ({ stability }) => part(stability)],
  ['findings each', ({ findings }) => number(findings, 2)],
  ['on the very line', ({ onLine }) => part(onLine)],
  ['severity off by', ({ severityOff }) => number(severityOff, 2)],
  ['said again', ({ repeated }) => `${repeated}`],
  ['not shown each', ({ dropped }) => number(dropped, 2)],
  ['refuted each', ({ refuted }) => number(refuted, 2)],
  ['incomplete', ({ incomplete }) => `${incomplete}`],
  ['cost', ({ usd }) => `$${usd.toFixed(2)}`],
  ['cost each', ({ usdEach }) => (usdEach === null ? '-' : `$${usdEach.toFixed(4)}`)],
  ...purposes.flatMap((purpose): readonly Row[] => [
    [`${purpose}: calls`, ({ tokens }) => count(tokens[purpose].calls)],
    [`${purpose}: tokens uncached`, ({ tokens }) => count(tokens[purpose].uncached)],
    [`${purpose}: cache written`, ({ tokens }) => count(tokens[purpose].written)],
    [`${purpose}: cache read`, ({ tokens }) => count(tokens[purpose].read)],
    [`${purpose}: tokens out`, ({ tokens }) => count(tokens[purpose].out)],
  ]),
  ['read from the cache', ({ cached }) => part(cached)],
  ['seconds, median', ({ ms }) => number(ms.median === null ? null : ms.median / 1000, 3)],
  ['seconds, 95 of 100', ({ ms }) => number(ms.slow === null ? null : ms.slow / 1000, 3)],
];

/** Columns side by side by their titles, a row for each number. */
export function tableOf(summaries: ReadonlyMap<string, Summary>): string {
  const head = ['', ...summaries.keys()];
  const body = rows.map(([title, cell]) => [title, ...[...summaries.values()].map(cell)]);
  const lines = [head, ...body];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function measured({ value, interval }: Measure): string {
  if (value === null) return '-';
  return interval === null ? part(value) : `${part(value)} (${part(interval[0])} to ${part(interval[1])})`;
}

function part(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(1)} %`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function number(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}
