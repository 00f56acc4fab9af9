import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contractCommits } from './histories/contract-commits.ts';
import { git } from './histories/git.ts';
import { readJudgements } from './histories/judgement.ts';
import { judgedTable } from './histories/judged-table.ts';
import { progressBar } from './histories/progress-bar.ts';
import { append, readRecords, published } from './histories/record.ts';
import { reviewCommit } from './histories/review-commit.ts';
import { reviewTable } from './histories/review-table.ts';
import { toolVersion } from './histories/tool-version.ts';

const project = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repos: { type: 'string' },
    commits: { type: 'string', default: '40' },
    into: { type: 'string' },
    tool: { type: 'string', default: project },
    judged: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

const folder = positionals[0];
if (folder === undefined) {
  console.log('skipped: no folder with clones. Name one: npm run histories -- FOLDER');
} else {
  const file = resolve(values.into ?? join(folder, 'histories.ndjson'));
  const tool = toolVersion(resolve(values.tool));
  if (values.judged === undefined) reviewAll(resolve(folder), file, tool);
  const records = readRecords(file).filter((record) => record.tool === tool && isWanted(record.repo));
  console.log(values.judged === undefined ? reviewTable(records) : judgedTable(records, readJudgements(values.judged)));
  if (values.list) {
    for (const { repo, commit, findings } of records) {
      for (const { rule, message, change } of published(findings)) {
        if (change === 'breaking') console.log(JSON.stringify({ repo, commit, rule, message }));
      }
    }
  }
}

function reviewAll(clones: string, file: string, tool: string): void {
  const repos = readdirSync(clones, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = repos.map(({ name }) => name).filter((name) => isWanted(name) && isRepository(join(clones, name)));
  const wanted = names.flatMap((repo) =>
    contractCommits(join(clones, repo), Number(values.commits)).map((commit) => ({ repo, commit })),
  );
  const done = new Set(
    readRecords(file).flatMap((record) => (record.tool === tool ? [`${record.repo} ${record.commit}`] : [])),
  );
  const left = wanted.filter(({ repo, commit }) => !done.has(`${repo} ${commit}`));
  const bar = progressBar(wanted.length, wanted.length - left.length);
  for (const { repo, commit } of left) {
    bar.say(`${repo} ${commit.slice(0, 10)}`);
    append(file, { tool, repo, ...reviewCommit(resolve(values.tool), join(clones, repo), commit) });
    bar.step();
  }
  bar.end();
}

function isWanted(repo: string): boolean {
  return values.repos === undefined || values.repos.split(',').includes(repo);
}

function isRepository(folder: string): boolean {
  return git(folder, ['rev-parse', '--git-dir']).trim() !== '';
}
