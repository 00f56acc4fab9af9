import { contractFiles } from '../../../src/core/contracts/files.ts';
import { ProbotOctokit } from 'probot';
import { describe, expect, test } from 'vitest';
import { githubWorld, usualReading } from '../../../src/adapters/github/trees/github-world.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { dropsTotal, job, manifest, open, readsIn, referring, reviewed, spec } from './opened.ts';
import { type Asked, commits, entriesOf, oidOf, type Story } from './fake-host.ts';

describe('texts', () => {
  const changed = (text: string | Uint8Array, more: Partial<Story> = {}): Story => ({
    before: { ...manifest, [spec]: orders(['id', 'total']) },
    after: { ...manifest, [spec]: text },
    ...more,
  });

  test('what GraphQL would cut is asked for by itself', async () => {
    const long = orders(['id']) + `# ${'x'.repeat(600_000)}\n`;
    const { asked, publication } = await reviewed(changed(long));
    expect(publication.outcome).toBe('findings');
    expect(readsIn(asked).filter((read) => read.includes('/git/blobs/'))).toHaveLength(1);
  });

  test('a text that is not the bytes of the file is not taken for it', async () => {
    const latin = Buffer.from(orders(['id']).replace('title: Orders', 'title: Größen'), 'latin1');
    const { publication } = await reviewed(changed(latin));
    expect(publication.coverage.unread).toEqual([
      expect.objectContaining({ file: spec, because: expect.stringMatching(/not valid UTF-8: line \d/) }),
    ]);
  });

  test('UTF-16 is said, a byte order mark is nothing, and a picture is not asked for', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(orders(['id']), 'utf16le')]);
    const utf16 = await reviewed(changed(wide));
    expect(utf16.publication.coverage.unread).toEqual([
      expect.objectContaining({ file: spec, because: expect.stringMatching(/UTF-16/) }),
    ]);
    const marked = await reviewed(changed(`\uFEFF${orders(['id'])}`));
    expect(marked.publication.outcome).toBe('findings');
    const picture = await reviewed(
      changed(orders(['id', 'total']), { after: { ...manifest, [spec]: orders(['id', 'total']), 'a.png': '\0' } }),
    );
    expect(readsIn(picture.asked).filter((read) => /graphql|blobs/.test(read))).toEqual([]);
  });

  test('a pointer to a file that is kept elsewhere is not a contract that is gone', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 123456\n`;
    const { publication } = await reviewed(changed(pointer));
    expect(publication.verified).toEqual([]);
    expect(publication.coverage.unread).toEqual([
      expect.objectContaining({ file: spec, because: expect.stringMatching(/Git LFS/) }),
    ]);
  });

  test('what is larger than anybody reads is refused unread, by how it starts', async () => {
    const huge = { size: 40 * 1024 * 1024 };
    const { publication, asked } = await reviewed(
      changed(orders(['id']), {
        instead: ({ path }) => {
          if (!path.includes(`/git/trees/${commits.head}`)) return undefined;
          const entries = entriesOf({ ...manifest, [spec]: orders(['id']) });
          return [
            200,
            { truncated: false, tree: entries.map((one) => (one['path'] === spec ? { ...one, ...huge } : one)) },
          ];
        },
      }),
    );
    expect(publication.coverage.unread).toEqual([
      expect.objectContaining({ file: spec, because: expect.stringMatching(/it has 40 MB/) }),
    ]);
    expect(readsIn(asked).filter((read) => read.includes('/git/blobs/'))).toEqual([]);
  });

  test('a part GraphQL could not tell is asked for by itself', async () => {
    const { publication, asked } = await reviewed({
      ...dropsTotal,
      instead: ({ body }) => {
        if (!body.query?.includes('oid:')) return undefined;
        const objects = Object.keys(body.variables ?? {}).filter((name) => name.startsWith('at'));
        const none = objects.map((name) => [name.replace('at', 'o'), null] as const);
        const message = 'Something went wrong while executing your query.';
        return [200, { data: { r0: Object.fromEntries(none) }, errors: [{ message, path: ['r0', 'o0'] }] }];
      },
    });
    expect(publication.outcome).toBe('findings');
    expect(readsIn(asked).filter((read) => read.includes('/git/blobs/')).length).toBeGreaterThan(1);
  });

  test('a question the host cannot answer in time is cut in two, and not sent again as it was', async () => {
    const tooMuch = ({ body }: Asked) => Object.keys(body.variables ?? {}).length > 3;
    const { state, asked } = await open({
      ...dropsTotal,
      instead: (one) => (one.body.query?.includes('oid:') && tooMuch(one) ? [502, { message: 'oh' }] : undefined),
    });
    const App = ProbotOctokit.defaults((options: object) => ({ ...options, throttle: { enabled: false } }));
    const world = githubWorld(new App({ auth: { token: 'token' } }), state, contractFiles);
    const { before, after } = await world.fetch(job, [spec]);
    expect([before.texts[spec], after.texts[spec]]).toEqual([orders(['id', 'total']), orders(['id'])]);
    const sizes = asked.flatMap(({ body }) =>
      body.query?.includes('oid:') ? [Object.keys(body.variables ?? {}).length - 2] : [],
    );
    expect(sizes).toEqual([3, 2, 1, 1, 1]);
  });

  test.each(['RATE_LIMITED', 'RATE_LIMIT'])('a limit of GraphQL is one like any other: %s', async (type) => {
    const { world } = await open({
      ...dropsTotal,
      instead: ({ body }) =>
        body.query?.includes('oid:')
          ? [200, { data: null, errors: [{ type, message: 'API rate limit exceeded' }] }, { 'retry-after': '9' }]
          : undefined,
    });
    await world.fetch(job, []);
    await expect(world.fetch(job, [spec])).rejects.toMatchObject({ name: 'TryAgain', after: 9 });
  });

  test('without a token nothing is asked of GraphQL', async () => {
    const { asked, publication } = await reviewed(dropsTotal, { ...usualReading, graphql: false });
    expect(publication.outcome).toBe('findings');
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

describe('the contracts a change may be part of', () => {
  const part = 'services/orders/parts/order.yaml';
  const root = referring('./parts/order.yaml');
  const parts = (text: string) => ({ ...manifest, [part]: text });

  test('are looked for beside it and above it, and by their names elsewhere', async () => {
    const far = { 'other/notes.yaml': 'a: 1\n', 'other/deep/api.yaml': 'a: 1\n' };
    const { publication, asked } = await reviewed({
      before: { ...parts('type: object\n'), ...far, [spec]: root },
      after: { ...parts('type: string\n'), ...far, [spec]: root },
    });
    expect(publication.coverage.read['contract']).toEqual([spec]);
    const sent = JSON.stringify(asked);
    expect(sent).toContain(oidOf(far['other/deep/api.yaml']));
    expect(sent).not.toContain(oidOf('{}'));
  });

  test('are looked for in so many files, and the summary says so', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`docs/openapi-${index}.yaml`, `a: ${index}\n`]),
    );
    const { publication } = await reviewed({
      before: { ...parts('type: object\n'), ...many, [spec]: root },
      after: { ...parts('type: string\n'), ...many, [spec]: root },
    });
    expect(publication.coverage.read['contract']).toEqual([spec]);
    expect(publication.coverage.notes).toEqual([expect.stringMatching(/^Of 15\d YAML and JSON files, 100 were/)]);
  });
});

describe('an agent that looks around', () => {
  const others = Object.fromEntries(
    Array.from({ length: 5 }, (_, index) => [`lib/${index}.txt`, Buffer.from([0, index])]),
  );
  const story: Story = { before: { ...dropsTotal.before, ...others }, after: { ...dropsTotal.after, ...others } };

  test('is brought what the tree has', async () => {
    const { world } = await open(story);
    const seen = await world.look('before', ['services/orders/package.json', 'nowhere.ts']);
    expect(seen).toEqual({ texts: manifest, refused: {} });
  });

  test('is refused what goes beyond its budget, and the review is not', async () => {
    const { world } = await open(story, { graphql: true, looks: 3 });
    const { refused } = await world.look('after', Object.keys(others));
    const reasons = Object.values(refused).map(({ because }) => because);
    expect(reasons.filter((because) => /NUL bytes/.test(because))).toHaveLength(2);
    expect(
      reasons.filter((because) => /more requests to GitHub than an agent may cause \(3\)/.test(because)),
    ).toHaveLength(3);
    expect((await world.fetch(job, [spec])).after.texts[spec]).toBe(orders(['id']));
  });
});
