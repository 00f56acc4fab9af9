import { distinct } from './distinct.ts';
import { type ReviewRecord, published } from './record.ts';
import { table } from './table.ts';

const severities = ['breaking', 'dangerous', 'safe'];

/** The reviews per repository: how many there are, failed or are red, and their findings by severity for clients. */
export function reviewTable(records: readonly ReviewRecord[]): string {
  const repos = [...new Set(records.map(({ repo }) => repo))].toSorted();
  const rows = [
    ...repos.map((repo) =>
      row(
        repo,
        records.filter((record) => record.repo === repo),
      ),
    ),
    row('all', records),
  ];
  const heading = [
    'repository',
    'reviewed',
    'failed',
    'red',
    ...severities,
    'about code',
    'distinct breaking',
    'seconds',
  ];
  return table([heading, ...rows]);
}

function row(name: string, records: readonly ReviewRecord[]): readonly string[] {
  const findings = records.flatMap((record) => published(record.findings));
  const ofChange = (change: string | null) => findings.filter((finding) => finding.change === change).length;
  const red = records.filter(({ conclusion }) => conclusion === 'failure').length;
  const breaking = distinct(records).filter(({ finding }) => finding.change === 'breaking').length;
  const seconds = records.reduce((total, record) => total + record.seconds, 0);
  const failed = records.filter((record) => record.failed !== null).length;
  const counts = [
    records.length,
    failed,
    red,
    ...severities.map(ofChange),
    ofChange(null),
    breaking,
    Math.round(seconds),
  ];
  return [name, ...counts.map(String)];
}
