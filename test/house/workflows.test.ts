import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { workflowText } from '../../src/entry/command-line/setup-files.ts';
import { complaints } from './host-parser.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly if?: string;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

describe.each(workflows)('%s', (path) => {
  const workflow = load(read(path)) as Workflow;

  test('is one that the host takes', () => {
    expect(complaints('workflow', read(path))).toEqual([]);
    expect(complaints('workflow', read(path).replace('runs-on:', 'runs:'))).not.toEqual([]);
  });

  test('may only read unless a job says more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });
});

test('what we run of others, and have others run, is named by its commit, and everywhere by the same', () => {
  const texts = [...workflows, 'action.yml'].map(read).concat(workflowText());
  const used = texts.flatMap((text) =>
    [...text.matchAll(/uses: (\S+?)@(.+)$/gmu)].map(([, name, at]) => `${name}@${at}`),
  );
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((name) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(name))).toEqual([]);
  const names = new Set(used.map((name) => name.split('@')[0]));
  expect([...new Set(used)].toSorted()).toHaveLength(names.size);
});

describe('a release', () => {
  const { jobs } = load(read('.github/workflows/release.yml')) as Workflow;
  const { version, publishConfig } = JSON.parse(read('package.json')) as {
    version: string;
    publishConfig: Record<string, unknown>;
  };

  test('is published to npm with its provenance where the secret exists, and says so where not', () => {
    const steps = jobs['npm']?.steps ?? [];
    const publishes = steps.filter(({ run = '' }) => run.includes('npm publish'));
    expect(publishes).toMatchObject([{ if: "${{ env.NPM_TOKEN != '' }}" }]);
    expect(publishes[0]?.run).toContain('--provenance');
    expect(publishConfig).toEqual({ access: 'public', provenance: true });
    expect(steps.at(-1)).toMatchObject({ if: "${{ env.NPM_TOKEN == '' }}" });
  });

  test('has the notes of its version, and no others', () => {
    const step = jobs['release']?.steps.find(({ run = '' }) => run.includes('notes.md') && run.startsWith('awk'));
    const folder = mkdtempSync(join(tmpdir(), 'notes-'));
    copyFileSync(join(root, 'CHANGELOG.md'), join(folder, 'CHANGELOG.md'));
    const env = { PATH: process.env['PATH'], GITHUB_REF_NAME: `v${version}` };
    execFileSync('bash', ['-euo', 'pipefail', '-c', step?.run ?? 'exit 1'], { cwd: folder, env, stdio: 'ignore' });
    const notes = readFileSync(join(folder, 'notes.md'), 'utf8').trim();
    rmSync(folder, { recursive: true });
    expect(notes).not.toBe('');
    expect(notes).not.toContain('\n## ');
    expect(read('CHANGELOG.md')).toContain(`\n## ${version}\n\n${notes}`);
  });
});
