import { afterEach, beforeEach, expect, test } from 'vitest';
import { architect, emptyFolder } from './command-line/architect.ts';
import { orders } from './command-line/orders.ts';
import { isolated, repository } from './command-line/repository.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const whole = orders(['id', 'total', 'customer']);

async function review(...args: readonly string[]): Promise<{ readonly code: number | null; readonly since: string }> {
  const { code, stdout } = await architect(folder.path, ['review', '--format', 'json', ...args], '', isolated);
  return { code, since: JSON.parse(stdout).since };
}

test('what no tag has released may go where the configuration says so', async () => {
  const repo = repository(folder.path);
  repo.commit('the orders service', { 'api/orders.yaml': whole });
  repo.git('checkout', '--quiet', '-b', 'slim');
  repo.commit('drop the total', { 'api/orders.yaml': orders(['id', 'customer']) });
  repo.git('checkout', '--quiet', 'main');
  repo.commit('count from releases', { '.github/architect.yml': 'baseline: release\n' });
  repo.git('checkout', '--quiet', 'slim');
  repo.git('rebase', '--quiet', 'main');
  repo.git('checkout', '--quiet', 'main');
  const args = ['--base', 'main', '--head', 'slim'];
  expect(await review(...args)).toMatchObject({ code: 1, since: expect.stringMatching(/no tag/) });
  repo.git('tag', 'v1.0.0', 'main');
  expect(await review(...args)).toMatchObject({ code: 1, since: expect.stringMatching(/`v1\.0\.0`/) });
  repo.git('tag', '--force', 'v1.0.0', 'main~1');
  repo.git('checkout', '--quiet', '-b', 'wide', 'main');
  repo.commit('add the tax', { 'api/orders.yaml': orders(['id', 'total', 'customer', 'tax']) });
  repo.git('checkout', '--quiet', '-b', 'narrow');
  repo.commit('drop the tax', { 'api/orders.yaml': whole });
  expect(await review('--base', 'wide', '--head', 'narrow')).toMatchObject({
    code: 0,
    since: expect.stringMatching(/freely/),
  });
});
