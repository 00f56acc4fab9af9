import { contractFiles } from '../../../src/core/contracts/files.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitWorld, usualReading } from '../../../src/adapters/github/trees/github-world.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { TryAgain } from '../../../src/core/model/problem.ts';
import { review } from '../../../src/core/review.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { readFixture } from '../../cases/fixture.ts';
import { dropsTotal, job, manifest, open, readsIn, referring, reviewed, spec } from './opened.ts';
import { commits, entriesOf, oidOf, fakeHost, pull, type Story } from './fake-host.ts';

describe('a pull request on a host', () => {
  const folder = join(import.meta.dirname, '../../fixtures/pull-requests');
  test.each(readdirSync(folder))('%s comes to what its two folders do', async (name) => {
    const { changeSet } = readFixture(join(folder, name));
    const { publication } = await reviewed({ before: changeSet.before.texts, after: changeSet.after.texts });
    expect(publication).toEqual(await review(job, { grammar: loadGrammar, fetch: async () => changeSet }));
    expect(publication.check.title).not.toBe('');
  });

  test('of twenty files takes at most eight reads before it is judged', async () => {
    const service = (index: number) => `services/orders/src/part-${index}.ts`;
    const parts = (text: string) =>
      Object.fromEntries(Array.from({ length: 18 }, (_, index) => [service(index), text]));
    const client = 'export const http = (path: string, options: RequestInit = {}) => fetch(path, options);\n';
    const root = referring('./order.yaml');
    const whole = { ...manifest, [spec]: root, 'services/orders/src/http.ts': client, 'tsconfig.json': '{}\n' };
    const code = (path: string) =>
      `import { http } from './http.ts';\nexport const load = () => http('https://stock${path}');\n`;
    const { asked, publication } = await reviewed({
      before: { ...whole, ...parts(code('/a')), 'services/orders/order.yaml': 'type: object\n', 'logo.png': '\0\x01' },
      after: { ...whole, ...parts(code('/b')), 'services/orders/order.yaml': 'type: string\n', 'logo.png': '\0\x02' },
    });
    const reads = readsIn(asked);
    expect(reads.length, reads.join('\n')).toBeLessThanOrEqual(8);
    expect(publication.coverage).toMatchObject({ read: { contract: [spec] }, unread: [], notes: [] });
    expect(publication.coverage.read['code file']).toHaveLength(18);
    const rules = publication.verified.map(({ finding }) => finding.rule);
    expect(rules).toContain('resilience/http-call-without-timeout');
  });

  test('is read through references to its own files by their address on the host', async () => {
    const raw = 'https://raw.githubusercontent.com/acme/shop/main/services/orders/order.yaml';
    const story = (type: string) => ({
      ...manifest,
      [spec]: referring(raw),
      'services/orders/order.yaml': `type: ${type}\n`,
    });
    const { publication } = await reviewed({ before: story('object'), after: story('string') });
    expect(publication.verified.map(({ finding }) => finding.path)).toContain('services/orders/order.yaml');
  });

  test('is compared with the newest release where the base says so, with two reads more, or says why not', async () => {
    const config = { '.github/architect.yml': 'baseline: release\n' };
    const story: Story = {
      before: { ...dropsTotal.before, ...config },
      after: { ...dropsTotal.after, ...config },
    };
    const release = 'e'.repeat(40);
    const tagged = (instead: Story['instead']) => reviewed({ ...story, ...(instead && { instead }) });
    const shown = await tagged(({ path }) => {
      if (path.startsWith('/repos/acme/shop/tags')) return [200, [{ name: 'v1.0.0', commit: { sha: release } }]];
      if (!path.includes(`git/trees/${release}`)) return undefined;
      return [200, { sha: 't', truncated: false, tree: entriesOf(story.after) }];
    });
    expect(shown.publication).toMatchObject({
      check: { conclusion: 'success' },
      since: expect.stringMatching(/freely/),
    });
    const without = await tagged(undefined);
    expect(without.publication.since).toMatch(/base alone.*GitHub did not show the tags/);
    expect(without.publication.check.conclusion).toBe('failure');
    expect(readsIn(shown.asked).length - readsIn(without.asked).length).toBe(1);
  });

  test('starts where it left its base branch, not where that is now, nor where the host once said it was', async () => {
    const { asked, world } = await open({
      ...dropsTotal,
      tip: { ...manifest, [spec]: orders(['id', 'total', 'tax']) },
    });
    await world.fetch(job, []);
    const { before } = await world.fetch(job, [spec]);
    expect(before.texts[spec]).toBe(orders(['id', 'total']));
    expect(asked.map(({ path }) => path).join('\n')).not.toContain(commits.stale);
  });

  test('is read through the repository it wants to go to, though its fork is gone', async () => {
    const head = { ref: 'main', sha: commits.head, repo: null };
    const { asked, publication } = await reviewed({ ...dropsTotal, pull: { head } });
    expect(publication.outcome).toBe('findings');
    const places = asked.flatMap(({ path }) => /^\/repos\/[^/]+\/[^/]+/.exec(path)?.[0] ?? []);
    expect(new Set(places)).toEqual(new Set(['/repos/acme/shop']));
  });

  test('that is pushed to while it is read is read again later', async () => {
    const { world } = await open({ ...dropsTotal, listed: (file) => ({ ...file, sha: 'f'.repeat(40) }) });
    await expect(world.fetch(job, [])).rejects.toMatchObject({ name: 'TryAgain' });
  });

  test('that changes nothing anybody reviews costs no text at all', async () => {
    const { asked, publication } = await reviewed({ before: manifest, after: { ...manifest, 'README.md': 'hello\n' } });
    expect(publication.outcome).toBe('not-applicable');
    expect(readsIn(asked).filter((read) => /graphql|blobs/.test(read))).toEqual([]);
  });

  test('is a tree that is listed by whatever names it has', async () => {
    const strange = ['__proto__', 'a "quoted" order.yaml', 'new\nline.yaml', 'größe.yaml', '../order.yaml'];
    const files = (text: string) => Object.fromEntries(strange.map((name) => [name, text]));
    const { world } = await open({ before: files('one\n'), after: files('two\n') });
    const { after, files: changed } = await world.fetch(job, strange);
    expect(Object.keys(after.texts).toSorted()).toEqual(strange.toSorted());
    expect(changed.every(({ hunks }) => hunks.length === 1)).toBe(true);
  });
});

describe('what the host lists', () => {
  test('its own hunks are taken; a file without them is marked, and takes comments as a whole', async () => {
    const { publication } = await reviewed(dropsTotal);
    const hidden = await reviewed({
      ...dropsTotal,
      listed: ({ filename, status, sha, changes }) => ({ filename, status, sha, changes }),
    });
    expect(publication.verified.map(({ verdict }) => verdict.publish)).toContain('inline');
    expect(hidden.publication.verified.map(({ finding }) => finding.id)).toEqual(
      publication.verified.map(({ finding }) => finding.id),
    );
    expect(publication.comments.map(({ onFile }) => onFile)).not.toContain(true);
    expect(hidden.publication.comments.length).toBeGreaterThan(0);
    expect(new Set(hidden.publication.comments.map(({ onFile }) => onFile))).toEqual(new Set([true]));
  });

  test('a patch that was cut in the middle is none', async () => {
    const { world } = await open({
      ...dropsTotal,
      listed: (file) => ({ ...file, patch: file.patch?.slice(0, 60) ?? '' }),
    });
    expect((await world.fetch(job, [])).files).toMatchObject([{ withoutHunks: true, hunks: [] }]);
  });

  test('a file that moved is known by both names, edited or not', async () => {
    const edited = { 'b/openapi.yaml': orders(['id']) };
    const moved = { 'a/order.yaml': 'a/item.yaml', 'b/openapi.yaml': spec };
    const { world } = await open({
      before: { [spec]: orders(['id', 'total']), 'a/item.yaml': 'type: string\n' },
      after: { ...edited, 'a/order.yaml': 'type: string\n' },
      moved,
    });
    const { files } = await world.fetch(job, []);
    expect(files).toMatchObject([
      { status: 'renamed', before: 'a/item.yaml', after: 'a/order.yaml', hunks: [] },
      { status: 'renamed', before: spec, after: 'b/openapi.yaml', hunks: [{ removed: [13, 16] }] },
    ]);
    expect(files.some(({ withoutHunks }) => withoutHunks)).toBe(false);
  });

  test('a copy is new, a new mode is no edit, and what did not change is left out', async () => {
    const status: Record<string, string> = { 'copy.yaml': 'copied', 'run.yaml': 'changed', 'same.yaml': 'unchanged' };
    const { world } = await open({
      before: { 'one.yaml': 'a: 1\n', 'run.yaml': 'b: 1\n', 'same.yaml': 'c: 1\n' },
      after: { 'one.yaml': 'a: 1\n', 'copy.yaml': 'a: 1\n', 'run.yaml': 'b: 1\n', 'same.yaml': 'c: 1\n' },
      listed: (file) => file,
      instead: ({ path }) =>
        path.includes('/files')
          ? [
              200,
              [
                {
                  filename: 'copy.yaml',
                  previous_filename: 'one.yaml',
                  status: status['copy.yaml'],
                  sha: oidOf('a: 1\n'),
                },
                { filename: 'run.yaml', status: status['run.yaml'], sha: oidOf('b: 1\n') },
                { filename: 'same.yaml', status: status['same.yaml'], sha: oidOf('c: 1\n') },
              ],
            ]
          : undefined,
    });
    expect((await world.fetch(job, [])).files).toEqual([
      { status: 'added', before: null, after: 'copy.yaml', hunks: [], withoutHunks: true },
      { status: 'modified', before: 'run.yaml', after: 'run.yaml', hunks: [] },
    ]);
  });

  test('a submodule is no file, and a link that stays one is not changed', async () => {
    const link = (text: string) => ({ mode: '120000', text }) as const;
    const module = (text: string) => ({ mode: '160000', text }) as const;
    const { world } = await open({
      before: { 'vendor/lib': module('1'.repeat(40)), 'link.yaml': link('a'), 'old.yaml': 'openapi: 3.1.0\n' },
      after: { 'vendor/lib': module('2'.repeat(40)), 'link.yaml': link('b'), 'old.yaml': link('/etc/passwd') },
    });
    const { files, after } = await world.fetch(job, ['old.yaml', 'link.yaml', 'vendor/lib']);
    expect(files.map(({ after: path }) => path)).toEqual(['old.yaml']);
    expect(after.paths).toEqual(['link.yaml', 'old.yaml']);
    expect(after.texts).toEqual({});
    expect(after.refused['old.yaml']).toMatchObject({ because: expect.stringMatching(/symbolic link/) });
  });

  test('of more than 3,000 files the rest is found in the trees, and that is said', async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`docs/${1e4 + index}.md`, 'new\n']));
    const { asked, publication } = await reviewed({ ...dropsTotal, after: { ...many, ...dropsTotal.after } });
    expect(asked.filter(({ path }) => path.includes('/files'))).toHaveLength(30);
    expect(publication.outcome).toBe('findings');
    expect(publication.comments.map(({ path, onFile }) => [path, onFile])).toEqual([[spec, true]]);
    expect(publication.coverage.notes).toEqual([
      expect.stringMatching(/^GitHub lists 3,000 files .* The other 1 were/),
    ]);
  });
});

describe('a tree the host does not list whole', () => {
  const cut: Story['instead'] = ({ path }) => {
    const [, id = ''] = /\/git\/trees\/([^?]+)/.exec(path) ?? [];
    if (id === '') return undefined;
    if (path.includes('recursive')) return [200, { sha: id, truncated: true, tree: entriesOf({ 'a.md': 'a\n' }) }];
    const files = id === commits.head ? dropsTotal.after : dropsTotal.before;
    const below = decodeURIComponent(id).replace(/^tree-/, '');
    const prefix =
      below === commits.head || below === commits.mergeBase ? '' : `${below.slice(below.indexOf(':') + 1)}/`;
    const side = below.includes(':') ? (below.startsWith('a:') ? dropsTotal.after : dropsTotal.before) : files;
    const name = below === commits.head || below.startsWith('a:') ? 'a' : 'b';
    const inside = entriesOf(side).flatMap((entry) => {
      const path = String(entry['path']);
      const rest = path.startsWith(prefix) ? path.slice(prefix.length) : '';
      if (rest === '' || rest.includes('/')) return [];
      return [{ ...entry, path: rest, ...(entry['type'] === 'tree' && { sha: `${name}:${path}` }) }];
    });
    return [200, { sha: id, truncated: false, tree: inside }];
  };

  test('has the folders around the change all the same, and the summary says so', async () => {
    const { publication, asked } = await reviewed({ ...dropsTotal, instead: cut });
    expect(publication.outcome).toBe('findings');
    expect(publication.verified).not.toEqual([]);
    expect(publication.coverage.notes).toEqual([
      expect.stringMatching(/^The merge base has more files .* 3 folders around the change 3 were listed/),
      expect.stringMatching(/^The head of the pull request has more files/),
    ]);
    expect(asked.filter(({ path }) => path.includes('/git/trees/'))).toHaveLength(8);
  });
});

test('two commits are compared by their trees alone', async () => {
  const { host, asked } = fakeHost(dropsTotal);
  const { repository } = pull;
  const world = commitWorld(host, repository, { base: commits.mergeBase, head: commits.head }, contractFiles);
  const publication = await review(job, { ...world, grammar: loadGrammar });
  expect(publication.outcome).toBe('findings');
  expect(asked.some(({ path }) => path.includes('/pulls/'))).toBe(false);
});

describe('texts of a host', () => {
  const before = orders(['id', 'total']);
  const after = orders(['id']);
  const texts = { before: { 'a.yaml': before, 'b.yaml': before }, after: { 'a.yaml': after, 'b.yaml': after } };

  test('are admitted by the bytes of every file, also of two that are the same, and again where an agent looks', async () => {
    let bytes = 0;
    const { world } = await open(texts, { ...usualReading, admit: (more) => (bytes += more) });
    await world.fetch(job, []);
    expect(bytes).toBe(0);
    await world.fetch(job, ['a.yaml', 'b.yaml']);
    await world.look('after', ['a.yaml']);
    const once = 2 * (Buffer.byteLength(before) + Buffer.byteLength(after));
    expect(bytes).toBe(once + Buffer.byteLength(after));
  });

  test('are not asked for before they are admitted', async () => {
    const admit = () => {
      throw new TryAgain(10, 'No room.');
    };
    const { asked, world } = await open(texts, { ...usualReading, admit });
    await expect(world.fetch(job, ['a.yaml'])).rejects.toThrow('No room.');
    expect(asked.filter(({ body }) => body.query?.includes('oid:'))).toEqual([]);
  });
});
