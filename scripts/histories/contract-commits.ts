import { dirname } from 'node:path';
import { contractFiles } from '../../src/core/contracts/files.ts';
import { git } from './git.ts';

/** A line of `git log --raw`: the file that a commit touches, and its blob after the commit. */
interface Touched {
  readonly commit: string;
  readonly path: string;
  readonly blob: string;
}

const named = 'json yaml yml graphql graphqls gql proto avsc avpr avdl smithy thrift'
  .split(' ')
  .map((end) => `*.${end}`);
const neverContract =
  /(^|\/)(package(-lock)?|tsconfig[^/]*|composer|angular|lerna|project)\.json$|(^|\/)node_modules\/|lock\.ya?ml$/;
const nothing = /^0+$/;

/**
 * The newest commits that touch a contract or a fragment, without merges and first commits. A file is a contract if its
 * last version is one, even if it was deleted since; a fragment is a file below the folder of a contract, unless that is
 * the root.
 */
export function contractCommits(repository: string, most: number): readonly string[] {
  const touched = touchedFiles(repository);
  const newest = new Map<string, string>();
  for (const { path, blob } of touched) if (!newest.has(path) && !nothing.test(blob)) newest.set(path, blob);
  const contracts = contractsAmong(repository, newest);
  const folders = new Set([...contracts].map(dirname).filter((folder) => folder !== '.'));
  const commits = new Set<string>();
  for (const { commit, path } of touched) {
    if (contracts.has(path) || isBelow(path, folders)) commits.add(commit);
    if (commits.size >= most) break;
  }
  return [...commits];
}

function touchedFiles(repository: string): readonly Touched[] {
  const log = ['log', '--no-merges', '--min-parents=1', '--no-renames', '--raw', '--abbrev=40', '--format=commit %H'];
  const touched: Touched[] = [];
  let commit = '';
  for (const line of git(repository, [...log, '--', ...named]).split('\n')) {
    if (line.startsWith('commit ')) commit = line.slice('commit '.length);
    const tab = line.indexOf('\t');
    if (!line.startsWith(':') || neverContract.test(line)) continue;
    touched.push({ commit, path: line.slice(tab + 1), blob: line.split(' ')[3] ?? '' });
  }
  return touched;
}

function contractsAmong(repository: string, newest: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  const files = [...newest];
  for (let start = 0; start < files.length; start += 200) {
    const batch = files.slice(start, start + 200);
    const ids = batch.map(([, blob]) => `${blob}\n`).join('');
    // Latin-1 has one character per byte, so that git's sizes are those of the string.
    const answer = git(repository, ['cat-file', '--batch'], ids, 'latin1');
    let offset = 0;
    for (const [path] of batch) {
      const text = answer.indexOf('\n', offset) + 1;
      const size = Number(answer.slice(offset, text).split(' ')[2]);
      offset = Number.isNaN(size) ? text : text + size + 1;
      if (contractFiles.isRoot(path, answer.slice(text, Math.max(text, offset - 1)))) found.add(path);
    }
  }
  return found;
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) if (folders.has(folder)) return true;
  return false;
}
