import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { architect, emptyFolder, write } from './architect.ts';
import { orders } from './orders.ts';
import { isolated, type Repository, repository } from './repository.ts';

let folder: ReturnType<typeof emptyFolder>;
let repo: Repository;
beforeEach(() => {
  folder = emptyFolder();
  repo = repository(folder.path);
  repo.commit('the orders service', { 'orders.yaml': orders(['id', 'total']), 'notes.md': 'Orders\n' });
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]) => architect(folder.path, args, '', isolated);

describe('what git says', () => {
  test('a revision that is not there says how to get it', async () => {
    const said = async (name: string) => (await run('review', '--base', name)).stderr;
    expect(await said('HEAD~9')).toMatch(/`HEAD~9` is further back than the history of `HEAD`.*\n.*--all/);
    expect(await said('orders/slim')).toMatch(/\(git fetch origin;/);
    repo.git('remote', 'add', 'orders', '/nowhere');
    expect(await said('orders/slim')).toMatch(/\(git fetch orders slim:refs\/remotes\/orders\/slim;/);
  });

  test('a submodule that moves is seen', async () => {
    const add = (commit: string) => repo.git('update-index', '--add', '--cacheinfo', `160000,${commit},shared`);
    add('1'.repeat(40));
    repo.git('commit', '--quiet', '--message', 'share');
    const same = await run('review', '--base', 'main');
    expect(same.stdout).not.toMatch('submodule');
    add('2'.repeat(40));
    expect((await run('review', '--staged')).stdout).toMatch('1 file of Git submodules');
    expect((await run('review')).stdout).toMatch('1 file of Git submodules');
    repo.git('checkout', '--quiet', '-b', 'moved');
    repo.git('commit', '--quiet', '--message', 'move');
    const moved = await run('review', '--base', 'main');
    expect(moved.stdout).toMatch('1 file of Git submodules');
    expect(moved.stderr).not.toMatch('Nothing differs');
  });

  test('a contract whose place a folder took is gone', async () => {
    expect(await run('review')).toMatchObject({ code: 0 });
    repo.git('rm', '--quiet', 'orders.yaml');
    write(folder.path, { 'orders.yaml/README.md': 'Moved\n' });
    repo.git('reset', '--quiet');
    const { stdout } = await run('review');
    expect(stdout).toMatch('The contract `orders.yaml` was removed');
  });
});
