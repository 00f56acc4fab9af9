import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import { before, contract, fields, path, without } from './contract.ts';
import { serving } from './serving.ts';

const serve = serving();
const settled = () => serve.architect.idle();
const conclusions = (pull: FakePull) => pull.checks.map(({ conclusion }) => conclusion);
const code = Object.fromEntries(
  Array.from({ length: 19 }, (_, at) => [`src/part-${at}.ts`, `export const a = ${at};\n`]),
);

/** Lowers a limit of the host for as long as a test takes. */
async function under(limits: Partial<typeof serve.github.hub.limits>, use: () => Promise<void>): Promise<void> {
  const usual = { ...serve.github.hub.limits };
  Object.assign(serve.github.hub.limits, limits);
  await use().finally(() => Object.assign(serve.github.hub.limits, usual));
}

describe('what the host cuts', () => {
  test('a patch that is left out: the comment stands on the file', async () => {
    await under({ patchBytes: 100 }, async () => {
      const pull = serve.shop(before).propose(without('total'));
      await settled();
      expect(conclusions(pull)).toEqual(['failure']);
      expect(pull.threads.map(({ anchor }) => [anchor.path, anchor.line])).toEqual([[path, null]]);
    });
  });

  test('a list that ends after 3,000 files: the rest is compared all the same, and the summary says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 3050 }, (_, at) => [`a/part-${at}.md`, `${at}\n`]));
    const pull = serve.shop(before).propose({ ...many, ...without('total') });
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(pull.threads.map(({ anchor }) => anchor.path)).toEqual([path]);
    expect(pull.summaries[0]?.body).toMatch(/GitHub lists 3,000 files/);
  });

  test('a tree that is truncated: the review says what it did not see', async () => {
    await under({ treeEntries: 3 }, async () => {
      const pull = serve.shop({ ...before, ...code, 'package.json': '{"name":"shop"}\n' }).propose(without('total'));
      await settled();
      const title = '1 breaking change; reviewed in part';
      expect(pull.checks).toMatchObject([{ status: 'completed', conclusion: 'failure', output: { title } }]);
      expect(pull.summaries[0]?.body).toMatch(/#### Not reviewed\n\n- The merge base has more files than GitHub lists/);
    });
  });

  test('a text that GraphQL cuts is read whole', async () => {
    await under({ graphqlBytes: 50 }, async () => {
      const pull = serve.shop(before).propose(without('total'));
      await settled();
      expect(conclusions(pull)).toEqual(['failure']);
      expect(pull.threads).toHaveLength(1);
    });
  });
});

describe('many findings', () => {
  test('come in annotations of fifty a request, and in few comments', async () => {
    const names = Array.from({ length: 120 }, (_, at) => `field${at}`);
    const shop = serve.shop({ [path]: contract([...fields, ...names]) });
    const pull = shop.propose({ [path]: contract(fields) });
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(pull.threads.length).toBeLessThanOrEqual(30);
    expect(pull.reviews).toHaveLength(1);
    const noted = pull.checks[0]?.annotations.map((one) => JSON.stringify(one)) ?? [];
    expect(new Set(noted).size).toBe(noted.length);
    const sent = serve.github
      .asked(/check-runs/)
      .map(({ body }) => (body as { output?: { annotations?: unknown[] } } | null)?.output?.annotations?.length ?? 0);
    expect(Math.max(...sent)).toBeLessThanOrEqual(50);
  });
});

describe('a body', () => {
  test('of thirty megabytes is refused before it is read', async () => {
    const { hostname, port } = new URL(serve.architect.url);
    const socket = connect(Number(port), hostname);
    const answer: string[] = [];
    socket.on('data', (chunk: Buffer) => answer.push(chunk.toString()));
    socket.on('error', () => {});
    const signed = `x-hub-signature-256: sha256=${'0'.repeat(64)}`;
    const head = ['POST /api/github/webhooks HTTP/1.1', `host: ${hostname}`, 'content-type: application/json', signed];
    const about = ['x-github-event: push', 'x-github-delivery: 1', 'transfer-encoding: chunked'];
    socket.write(`${[...head, ...about].join('\r\n')}\r\n\r\n`);
    const chunk = `100000\r\n${'a'.repeat(1024 * 1024)}\r\n`;
    let sent = 0;
    while (sent < 40 && answer.length === 0 && !socket.destroyed) {
      sent++;
      if (!socket.write(chunk)) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
    }
    await new Promise<void>((resolve) => (socket.destroyed ? resolve() : socket.once('close', () => resolve())));
    expect(answer.join('')).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(40);
  });
});

describe('a pull request of usual size', () => {
  test('takes at most eight reads before it is judged, tokens and configuration apart', async () => {
    const shop = serve.shop({ ...before, 'package.json': '{"name":"shop"}\n', ...code });
    await settled();
    const from = serve.github.requests.length;
    const changed = Object.fromEntries(Object.keys(code).map((name) => [name, 'export const b = 1;\n']));
    const pull = shop.propose({ ...changed, ...without('total') });
    await settled();
    const asked = serve.github.requests.slice(from);
    const judged = asked.findIndex(({ body }) => JSON.stringify(body).includes('reviewThreads'));
    const reads = asked.slice(0, judged).filter(({ operation, body }) => {
      const isConfig = JSON.stringify(body).includes('architect.yml');
      const isRead = operation.startsWith('GET ') || operation === 'POST /graphql';
      return isRead && !isConfig && !operation.includes('/app');
    });
    expect(conclusions(pull)).toEqual(['failure']);
    expect(reads.length).toBeLessThanOrEqual(8);
  });

  test('takes at most twelve requests in all, from a base that has not moved on', async () => {
    const shop = serve.shop({ ...before, 'package.json': '{"name":"shop"}\n', ...code });
    await settled();
    const changed = Object.fromEntries(Object.keys(code).map((name) => [name, 'export const b = 1;\n']));
    // The first review of an installation asks for a token and for who we are.
    shop.propose({ ...changed, ...without('currency') });
    await settled();
    const from = serve.github.requests.length;
    const pull = shop.propose({ ...changed, ...without('total') });
    await settled();
    const path = `/repos/acme/${shop.repository.name}/`;
    const asked = serve.github.requests
      .slice(from)
      .filter((one) => one.path.startsWith(path) || JSON.stringify(one.body).includes(shop.repository.name));
    expect(conclusions(pull)).toEqual(['failure']);
    expect([pull.reviews.length, pull.summaries.length]).toEqual([1, 1]);
    expect(asked.map(({ operation }) => operation)).toHaveLength(12);
  });
});
