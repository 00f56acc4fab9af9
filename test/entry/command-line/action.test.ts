import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { complaints } from '../../house/host-parser.ts';
import { emptyFolder } from './architect.ts';
import { orders } from './orders.ts';
import { runStep, withNpx } from './fake-npx.ts';
import { type Repository, repository } from './repository.ts';

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'action.yml'), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
const { inputs, runs } = load(text) as {
  inputs: Readonly<Record<string, { readonly default: string }>>;
  runs: { readonly steps: readonly Step[] };
};

let folder: ReturnType<typeof emptyFolder>;
let shop: Repository;
beforeEach(() => {
  folder = emptyFolder();
  shop = repository(folder.path);
  shop.commit('Orders', { 'orders.yaml': orders(['id', 'total']) });
  shop.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  shop.git('checkout', '--quiet', '-b', 'slim');
  shop.commit('Slim', { 'orders.yaml': orders(['id']) });
});
afterEach(() => folder.remove());

/** Runs the steps that are commands, one after the other, until one fails. */
function act(given: Readonly<Record<string, string>>) {
  const runner = withNpx();
  const summary = join(runner.RUNNER_TEMP, 'summary.md');
  const known: Readonly<Record<string, string>> = {
    "inputs.base || format('origin/{0}', github.base_ref)": given['base'] || 'origin/main',
    'inputs.fail-on': given['fail-on'] ?? inputs['fail-on']?.default ?? '',
    'github.action_path': root,
  };
  const filled = (value: string) =>
    value.replace(/\$\{\{ (.*?) \}\}/gu, (_, asked: string) => known[asked] ?? `no ${asked}`);
  const ran = [];
  for (const { run, env = {} } of runs.steps) {
    if (run === undefined || ran.at(-1)?.status) continue;
    const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
    ran.push(runStep(run, folder.path, { ...runner, GITHUB_STEP_SUMMARY: summary, ...own }));
  }
  const read = (path: string) => readFileSync(path, 'utf8');
  return { ran, summary: read(summary), sarif: JSON.parse(read(join(runner.RUNNER_TEMP, 'architect.sarif'))) };
}

test('is one that the host takes', () => {
  expect(complaints('action', text)).toEqual([]);
  expect(complaints('action', text.replace('using: composite', 'using: compost'))).not.toEqual([]);
});

test('its steps note what breaks, fill code scanning and the summary, and fail', () => {
  const { ran, summary, sarif } = act({});
  expect(ran.map(({ status }) => status)).toEqual([0, 1]);
  expect(ran.at(-1)?.stdout).toMatch(/^::error file=orders\.yaml/mu);
  expect(sarif.runs[0].results).toHaveLength(1);
  expect(summary).toMatch(/^### 1 breaking change/u);
  expect(summary).toContain('**What to do:**');
}, 120_000);

test('its inputs are heard', () => {
  const never = act({ 'fail-on': 'never' });
  expect(never.ran.map(({ status }) => status)).toEqual([0, 0]);
  expect(never.ran.at(-1)?.stdout).toContain('::error');
  expect(act({ base: 'HEAD' }).sarif.runs[0].results).toEqual([]);
}, 120_000);
