import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { git } from './git.ts';
import type { RecordedFinding, Reviewed } from './record.ts';

type PrintedFinding = Omit<RecordedFinding, 'change' | 'unsaid'> & {
  readonly change: { readonly severity: string } | null;
  readonly verdict: { readonly publish: string | false; readonly because?: string };
};

/** The output of `architect review --format json`, as far as it is recorded. */
interface Printed {
  readonly conclusion: string;
  readonly findings: readonly PrintedFinding[];
  readonly coverage: { readonly unread: Reviewed['unread'] };
}

/** Reviews a commit against its first parent with the real command line, as of the commit's day. */
export function reviewCommit(project: string, repository: string, commit: string): Reviewed {
  const started = performance.now();
  const asOf = git(repository, ['show', '-s', '--format=%cs', commit]).trim();
  const range = ['--base', `${commit}^`, '--head', commit, '--no-merge-base', '--as-of', asOf];
  const ran = spawnSync(
    process.execPath,
    [join(project, 'bin', 'architect.js'), 'review', ...range, '--format', 'json', '--deadline', '240'],
    { cwd: repository, encoding: 'utf8', maxBuffer: 1024 ** 3 },
  );
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  try {
    const { conclusion, findings, coverage } = JSON.parse(ran.stdout) as Printed;
    const { unread } = coverage;
    return { commit, conclusion, failed: null, seconds, findings: findings.map(shortened), unread };
  } catch {
    const failed = ran.stderr.trim().split('\n').slice(-3).join(' ') || `ended with ${ran.status ?? ran.signal}`;
    return { commit, conclusion: null, failed, seconds, findings: [], unread: [] };
  }
}

function shortened(finding: PrintedFinding): RecordedFinding {
  const { rule, severity, certainty, subject, path, line, side, message, change, verdict } = finding;
  const unsaid = verdict.publish === false ? (verdict.because ?? 'not published') : null;
  return { rule, severity, certainty, subject, path, line, side, message, change: change?.severity ?? null, unsaid };
}
