import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Case, readCases } from './score/case.ts';
import { type Comparison, compare } from './score/compare.ts';
import { departures } from './score/departures.ts';
import { lineDepartures } from './score/line-departures.ts';
import { ruleDepartures } from './score/rule-departures.ts';
import { findCorpora } from './score/find-corpora.ts';
import { ruleNames } from './score/rule-names.ts';
import { type Answer, runBatch } from './score/run-batch.ts';

const reasons = { ...departures, ...lineDepartures, ...ruleDepartures };
const project = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
const folder = findCorpora(positionals[0], project);

if (!folder) {
  console.log('skipped: no corpora folder. Name one (npm run score -- FOLDER), or set CORPORA.');
} else {
  const sets = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
  const wanted = sets.map((name) => basename(name, '.ndjson')).filter((set) => !values.set || set === values.set);
  if (wanted.length === 0)
    console.log(`no set ${values.set ?? ''} in ${folder}; there are: ${sets.join(', ') || 'none'}`);
  for (const set of wanted) score(set, join(folder, `${set}.ndjson`));
}

function score(set: string, file: string): void {
  const cases = readCases(file);
  const answers = runBatch(project, cases);
  const compared = cases.flatMap((one, index) => {
    const answer = answers[index];
    return answer ? [{ one, result: compare(one, answer, ruleNames[set] ?? {}, reasons) }] : [];
  });
  console.log(
    `${set.padEnd(18)} ${summary(
      compared.map(({ result }) => result),
      answers,
    )}`,
  );
  for (const { one, result } of compared) {
    for (const place of result.stale) console.log(`  ${place}: agrees by now; remove its departure`);
    const isWrong = [result.lines.wrong, result.rules.missed, result.stale].some((list) => list.length > 0);
    if (isWrong || result.verdict === 'disagrees') process.exitCode = 1;
    if (!values.verbose) continue;
    if (result.verdict === 'disagrees') console.log(`  ${result.id}: expected ${expected(one)}, said ${result.said}`);
    for (const rule of result.rules.missed) console.log(`  ${result.id}: ${rule} not found, said ${result.said}`);
    for (const line of result.lines.wrong) console.log(`  ${line}: nothing stands there`);
  }
}

function expected({ expect, silent, reported }: Case): string {
  const more = [...(silent ? ['and nothing said'] : []), ...(reported ? ['and something said'] : [])];
  return [[expect ?? []].flat().join(' or '), ...more].join(', ');
}

function summary(results: readonly Comparison[], answers: readonly Answer[]): string {
  const unread = results.filter((result) => result.unread).length;
  if (unread === results.length) return `all ${unread} cases unread: ${answers[0]?.unread[0]?.because}`;
  const count = (verdict: Comparison['verdict']) => results.filter((result) => result.verdict === verdict).length;
  const sum = (of: (result: Comparison) => number) => results.reduce((total, result) => total + of(result), 0);
  const found = sum((result) => result.rules.found);
  const reasoned = sum((result) => result.rules.departs);
  const missed = sum((result) => result.rules.missed.length);
  const exact = sum((result) => result.lines.exact);
  const [departs, wrong] = [sum((result) => result.lines.departs), sum((result) => result.lines.wrong.length)];
  return [
    `verdicts: agrees ${count('agrees')}, departs ${count('departs')} with a written reason, disagrees ${count('disagrees')}`,
    `rules: found ${found}, departs ${reasoned} with a written reason, missed ${missed}, not mapped ${sum((result) => result.rules.unmapped)}`,
    exact + departs + wrong === 0
      ? 'lines: none stated'
      : `lines: exact ${exact}, departs ${departs} with a written reason, wrong ${wrong}`,
    `unread: ${unread} of ${results.length}`,
  ].join('\n'.padEnd(20));
}
