import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/default.ts';
import type { ChangedFile } from '../../src/core/model/change-set.ts';
import type { Config } from '../../src/core/model/config.ts';
import { emptySnapshot } from '../../src/core/model/tree.ts';
import { relevantFiles } from '../../src/core/relevant.ts';

const nothing: Config['paths'] = { include: [], exclude: [] };
const tree = (paths: readonly string[]) => ({ ...emptySnapshot, paths });
const edited = (path: string): ChangedFile => ({ status: 'modified', before: path, after: path, hunks: [] });

/** Which of the paths are looked at, in a repository that has these files too. */
function looked(paths: readonly string[], others: readonly string[], allowed = nothing): readonly string[] {
  const whole = tree([...others, ...paths]);
  const isRelevant = relevantFiles({ ...defaultConfig, paths: allowed }, { before: whole, after: whole });
  return paths.filter((path) => isRelevant(edited(path)));
}

describe('what is worth a look', () => {
  test('contracts are, wherever they are; lock files, foreign copies, pictures and prose are not', () => {
    const contracts = ['docs/openapi.yaml', 'api/orders.json', 'proto/order.proto', 'order.graphql'];
    const others = ['package-lock.json', 'pnpm-lock.yaml', 'vendor/api/openapi.yaml', 'logo.png', 'docs/README.md'];
    expect(looked([...contracts, ...others], ['services/orders/package.json'])).toEqual(contracts);
  });

  test('so are migrations, gateways and infrastructure', () => {
    const around = [
      'infra/main.tf',
      'db/migrate/20251101_add_total.rb',
      'alembic/versions/7_total.py',
      'flyway/V7__total.sql',
      'prisma/schema.prisma',
      'deploy/nginx/orders.conf',
      'nginx.conf',
      'etc/conf.d/orders.conf',
      'etc/sites-enabled/orders',
      'Caddyfile',
      'Jenkinsfile',
    ];
    const others = ['tools/migrate.ts', 'docs/migrations/7.md', 'tools/app.conf'];
    expect(looked([...around, ...others], ['services/orders/package.json'])).toEqual(around);
  });

  test('code and configuration are where a folder is built by itself', () => {
    const inside = ['services/orders/src/main.ts', 'services/orders/go/main.go', 'services/orders/app.toml'];
    const outside = ['tools/seed.ts', 'notes/main.go', 'app.toml'];
    expect(looked([...inside, ...outside], ['services/orders/Dockerfile'])).toEqual(inside);
    expect(looked([...inside, ...outside], ['package.json'])).toEqual([...inside, ...outside]);
  });

  test('all code is, where no folder is built by itself', () => {
    expect(looked(['src/main.ts', 'README.md'], [])).toEqual(['src/main.ts']);
  });

  test('the configuration has the last word', () => {
    const paths = ['docs/README.md', 'docs/openapi.yaml', 'src/main.ts'];
    expect(looked(paths, [], { include: ['docs/**'], exclude: [] })).toEqual(['docs/README.md', 'docs/openapi.yaml']);
    expect(looked(paths, [], { include: [], exclude: ['docs/**'] })).toEqual(['src/main.ts']);
  });

  test('a service that went away is judged by the tree that had it', () => {
    const before = tree(['services/orders/Dockerfile', 'services/orders/main.go', 'services/billing/go.mod']);
    const isRelevant = relevantFiles(defaultConfig, { before, after: tree(['services/billing/go.mod']) });
    expect(isRelevant({ status: 'removed', before: 'services/orders/main.go', after: null, hunks: [] })).toBe(true);
    expect(isRelevant({ status: 'added', before: null, after: 'scripts/main.go', hunks: [] })).toBe(false);
  });
});
