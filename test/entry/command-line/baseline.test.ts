import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { architect, emptyFolder, write } from './architect.ts';
import { orders } from './orders.ts';
import { isolated, repository } from './repository.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]) => architect(folder.path, args, '', isolated);
const baseline = () => readFileSync(join(folder.path, '.github/architect-baseline.yml'), 'utf8');

const call = 'export const paid = (id: string) => fetch(`https://pay.example/${id}`);\n';

describe('a baseline', () => {
  test('accepts what is found today, and nothing that comes later', async () => {
    write(folder.path, { 'package.json': '{}', 'src/pay.ts': call });
    const before = await run('review', '--all', '--fail-on', 'low');
    expect(before.code).toBe(1);
    const written = await run('baseline', '--by', 'maria', '--until', '2099-01-01');
    expect(written).toMatchObject({ code: 0, stderr: expect.stringContaining('accepts 1 finding.') });
    expect(baseline()).toContain('by: "maria"');
    const now = await run('review', '--all', '--fail-on', 'low');
    expect(now).toMatchObject({ code: 0, stdout: expect.stringContaining('1 finding of the baseline not listed.') });
    write(folder.path, { 'src/ship.ts': call.replace('paid', 'shipped') });
    expect((await run('review', '--all', '--fail-on', 'low')).code).toBe(1);
    // Written again, it keeps what was said of the old one.
    await run('baseline', '--reason', 'The second round.');
    expect(baseline().match(/by: "maria"/gu)).toHaveLength(1);
    expect(baseline().match(/reason: "The second round\."/gu)).toHaveLength(1);
    expect((await run('review', '--all', '--fail-on', 'low')).code).toBe(0);
  });

  test('that is not committed yet is kept where it is written again', async () => {
    const shop = repository(folder.path);
    shop.commit('Shop', { 'package.json': '{}' });
    shop.git('checkout', '--quiet', '-b', 'pay');
    shop.commit('Pay', { 'src/pay.ts': call });
    await run('baseline', '--base', 'main', '--by', 'maria', '--reason', 'The mesh ends it.');
    shop.commit('Ship', { 'src/ship.ts': call.replace('paid', 'shipped') });
    await run('baseline', '--base', 'main');
    expect(baseline().match(/by: "maria"\n {4}reason: "The mesh ends it\."/gu)).toHaveLength(1);
    expect(baseline().match(/by: "baseline"/gu)).toHaveLength(1);
    write(folder.path, { '.github/architect-baseline.yml': 'accept:\n  - by: maria\n' });
    const wrong = await run('baseline', '--base', 'main');
    expect(wrong).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/architect-baseline\.yml:\d: [\s\S]*Correct it/u),
    });
    expect(baseline()).toBe('accept:\n  - by: maria\n');
  });

  test('of nothing is an empty one', async () => {
    expect((await run('baseline', '--out', 'nothing.yml')).code).toBe(0);
    expect(readFileSync(join(folder.path, 'nothing.yml'), 'utf8')).toContain('accept: []');
  });

  test.each([
    ['--until', 'soon', /a day as YYYY-MM-DD/],
    ['--reason', ' ', /up to 500 characters/],
    ['--out', 'before.yml/x', /cannot be written/],
  ])('with %s %j says what is wrong', async (option, value, words) => {
    write(folder.path, { 'before.yml': 'x: 1\n' });
    const { code, stderr } = await run('baseline', option, value);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(words) });
  });
});

describe('accept: in the configuration before the change', () => {
  test('lets exactly that change pass, and not another of the same field', async () => {
    const before = orders(['id', 'total', 'customer']);
    write(folder.path, { 'before/orders.yaml': before, 'after/orders.yaml': orders(['id', 'customer']) });
    const { stdout } = await run('review', 'before', 'after', '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { id: string; anchor: string; rule: string }[] };
    const one = findings.find(({ rule }) => rule === 'contract/response-field-removed');
    const accept = (change: string) => ({
      'before/.github/architect.yml': `accept:\n  - { finding: '${one?.id}', change: '${change}', by: maria, reason: unused }\n`,
    });
    write(folder.path, accept(one?.anchor ?? ''));
    const passed = await run('review', 'before', 'after');
    expect(passed).toMatchObject({ code: 0, stdout: expect.stringContaining('accepted by maria: unused') });
    write(folder.path, accept('00000000'));
    const failed = await run('review', 'before', 'after');
    expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('it was given for another change') });
  });
});
