import { Octokit } from '@octokit/rest';
import { expect, test } from 'vitest';
import { readableRepositories } from '../../../src/adapters/github/installation/readable-repositories.ts';

const api = 'https://api.github.example.com';

/** A host that answers with so many pages of repositories for each of these installations. */
function host(pages: Readonly<Record<number, number>>) {
  const asked: string[] = [];
  const ask = async (address: string | URL | Request) => {
    const { pathname, searchParams } = new URL(String(address));
    asked.push(`${pathname} ${searchParams.get('page') ?? 1}`);
    const installation = Number(/installations\/(\d+)/u.exec(pathname)?.[1]);
    const page = Number(searchParams.get('page') ?? 1);
    const repositories = [{ id: installation * 1000 + page }];
    const installations = Object.keys(pages).map((id) => ({ id: Number(id) }));
    const body =
      pathname === '/user'
        ? { login: 'maria' }
        : installation
          ? { total_count: 1, repositories }
          : { total_count: 1, installations };
    const next = page < (pages[installation] ?? 1) ? `<${api}${pathname}?page=${page + 1}>; rel="next"` : '';
    return Object.defineProperty(Response.json(body, { headers: { link: next } }), 'url', { value: String(address) });
  };
  return { asked, octokit: new Octokit({ baseUrl: api, request: { fetch: ask } }) };
}

test('every page of every installation is asked for', async () => {
  const { octokit } = host({ 1: 2, 2: 1 });
  expect(await readableRepositories(octokit)).toEqual({
    login: 'maria',
    repositories: [1001, 1002, 2001],
    isCut: false,
  });
});

test('nobody makes us ask for more than fifty pages, and it is known that there may be more', async () => {
  const { octokit, asked } = host({ 1: 30, 2: 30, 3: 1 });
  const { repositories, isCut } = await readableRepositories(octokit);
  expect([repositories.length, isCut, asked.length]).toEqual([49, true, 51]);
});
