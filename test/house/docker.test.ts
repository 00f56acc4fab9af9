import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { minimatch } from 'minimatch';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8').replace(/\\\n/g, ' ');
const ignore = readFileSync(join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

interface Stage {
  readonly from: string;
  readonly name: string | null;
  readonly lines: readonly (readonly [string, string])[];
}

const stages: readonly Stage[] = dockerfile
  .split(/^FROM /m)
  .slice(1)
  .map((text) => {
    const [first = '', ...rest] = text.split('\n');
    const [from = '', name = null] = first.split(/ AS /i);
    const lines = rest.flatMap((line): (readonly [string, string])[] => {
      const [, instruction, value] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return instruction && value ? [[instruction, value]] : [];
    });
    return { from, name, lines };
  });
const last = stages.at(-1);
const packages = stages.find((stage) => stage.name === 'packages');
const valuesOf = (stage: Stage | undefined, instruction: string) =>
  stage?.lines.filter(([name]) => name === instruction).map(([, value]) => value) ?? [];

const [installs, lists = ''] = valuesOf(packages, 'RUN');

const hasSix = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
const sixes: [string, string][] = hasSix
  ? [
      ['::', '::1'],
      ['::1', '::1'],
    ]
  : [];

/** The last line that matches a path, or a folder above it, decides; a line with `!` brings it back. */
function reachesTheDaemon(path: string): boolean {
  let ignored = false;
  for (const line of ignore) {
    const pattern = line.replace(/^!/, '');
    const above = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    if (above.some((one) => minimatch(one, pattern, { dot: true }))) ignored = !line.startsWith('!');
  }
  return !ignored;
}

describe('the image', () => {
  test('copies only what is there and is sent', () => {
    const copied = stages.flatMap((stage) => valuesOf(stage, 'COPY').filter((value) => !value.startsWith('--from')));
    const sources = copied.flatMap((value) => value.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(8);
    for (const path of sources) {
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
      expect([path, reachesTheDaemon(path)]).toEqual([path, true]);
    }
  });

  test('has everything the package has', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: readonly string[] };
    const inside = valuesOf(last, 'COPY').flatMap((value) => {
      const parts = value.split(/\s+/).filter((part) => !part.startsWith('--from'));
      return parts.at(-1) === './' ? parts.slice(0, -1) : parts.slice(-1);
    });
    // The schemas are for editors.
    expect(inside).toEqual(expect.arrayContaining([...files.filter((path) => path !== 'schemas'), 'node_modules']));
  });

  test('takes from other stages what they have', () => {
    for (const value of valuesOf(last, 'COPY').filter((line) => line.startsWith('--from'))) {
      const [, name, path] = /^--from=(\w+) \/app\/(\S+) /.exec(value) ?? [];
      expect(stages.map((stage) => stage.name)).toContain(name);
      expect(['dist', 'node_modules', 'sbom.spdx.json']).toContain(path);
    }
  });

  test.each(['.env', '.git', 'node_modules', 'test', 'data', 'key.pem'])('never sees %s', (path) => {
    expect(reachesTheDaemon(path)).toBe(false);
    expect(reachesTheDaemon(`${path}/inside`)).toBe(false);
  });

  test('runs without what only builds, not as root, watched, with its data outside', () => {
    const [base, ...others] = stages;
    expect(base?.from).toMatch(/^node:24-bookworm-slim@sha256:[0-9a-f]{64}$/);
    expect(new Set(others.map((stage) => stage.from))).toEqual(new Set([base?.name]));
    expect(installs).toBe('npm ci --omit=dev --omit=optional');
    expect(valuesOf(last, 'COPY')).toContain('--from=packages /app/sbom.spdx.json ./');
    expect(valuesOf(last, 'USER')).toEqual(['node']);
    expect(valuesOf(last, 'VOLUME')).toEqual(['/data']);
    expect(valuesOf(last, 'ENV').join(' ')).toContain('DATA_DIR=/data');
    expect(valuesOf(last, 'HEALTHCHECK').join(' ')).toContain('/healthz');
    // As a list, so that the server is the first process and gets the signals itself.
    expect(valuesOf(last, 'CMD')).toEqual(['["node", "bin/server.js"]']);
  });

  test('lists what was installed: not what was left out, and also what something else can do without', () => {
    const folder = mkdtempSync(join(tmpdir(), 'image-'));
    const write = (path: string, manifest: object) => {
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, 'package.json'), JSON.stringify({ version: '1.0.0', ...manifest }));
    };
    write('.', {
      name: 'service',
      dependencies: { used: '1.0.0', shared: '1.0.0' },
      devDependencies: { builds: '1.0.0' },
      optionalDependencies: { spared: '1.0.0' },
    });
    write('node_modules/used', {
      name: 'used',
      peerDependencies: { shared: '*' },
      peerDependenciesMeta: { shared: { optional: true } },
    });
    write('node_modules/shared', { name: 'shared' });
    const { status, stderr } = spawnSync('sh', ['-c', lists], { cwd: folder, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const { packages: listed } = JSON.parse(readFileSync(join(folder, 'sbom.spdx.json'), 'utf8')) as {
      packages: readonly { name: string }[];
    };
    expect(listed.map(({ name }) => name).toSorted()).toEqual(['service', 'shared', 'used']);
    rmSync(folder, { recursive: true });
  });

  test.each<[string, string]>([['127.0.0.2', '127.0.0.2'], ['0.0.0.0', '127.0.0.1'], ['', '127.0.0.1'], ...sixes])(
    'is asked how it is where it listens: HOST=%s',
    async (HOST, address) => {
      const server = createServer((request, response) => {
        response.writeHead(request.url === '/healthz' ? 200 : 404).end('ok\n');
      });
      await new Promise<void>((resolve) => server.listen(0, address, resolve));
      const [, , ...command] = valuesOf(last, 'HEALTHCHECK')
        .join(' ')
        .split(/ +(?=--|CMD)/u);
      const [, ...args] = JSON.parse((command.at(-1) ?? '').replace(/^CMD +/u, '')) as string[];
      const ask = async (env: Record<string, string>) => {
        const [code] = (await once(spawn(process.execPath, args, { env }), 'close')) as [number];
        return code;
      };
      const PORT = String((server.address() as AddressInfo).port);
      expect(await ask({ HOST, PORT })).toBe(0);
      server.close();
      await once(server, 'close');
      expect(await ask({ HOST, PORT })).toBe(1);
    },
  );
});
