import { describe, expect, test } from 'vitest';
import type { ChangedFile } from '../../src/core/model/change-set.ts';
import { treeOf } from '../../src/core/model/tree.ts';
import { dependenciesIn, dependencyStatements } from '../../src/core/systems/dependencies.ts';

const manifest = (dependencies: Record<string, string>) =>
  JSON.stringify(
    { name: 'orders', version: '1.0.0', scripts: { start: 'node a.ts' }, dependencies, engines: { node: '>=20' } },
    null,
    2,
  );

describe('a manifest', () => {
  test.each([
    [
      'services/orders/package.json',
      manifest({ undici: '^7.0.0', '@acme/http': 'workspace:*' }),
      ['undici ^7.0.0', '@acme/http workspace:*'],
    ],
    [
      'go.mod',
      'module x\n\ngo 1.22\n\nrequire (\n\tgithub.com/jackc/pgx/v5 v5.5.0\n)\n',
      ['github.com/jackc/pgx/v5 v5.5.0'],
    ],
    [
      'requirements.txt',
      '# a\nrequests==2.31.0\nfastapi[all]>=0.1 ; python_version > "3"\nboto3\n-r more.txt\n',
      ['requests ==2.31.0', 'fastapi >=0.1', 'boto3 '],
    ],
    [
      'Cargo.toml',
      '[package]\nversion = "1"\n[dependencies]\nserde = "1"\ntokio = { version = "1.3" }\n[profile.dev]\nopt = "b"\n',
      ['serde 1', 'tokio 1.3'],
    ],
    ['pyproject.toml', '[project]\nname = "a"\ndependencies = [\n  "httpx>=0.1",\n]\n', ['httpx >=0.1']],
    ['build.gradle.kts', '  implementation("org.acme:http:1.2")\n', ['org.acme:http 1.2']],
    ['Gemfile', "gem 'rails', '~> 7'\ngem 'pg'\n", ['rails ~> 7', 'pg ']],
    ['Orders.csproj', '<PackageReference Include="Polly" Version="8.0"/>', ['Polly 8.0']],
    ['package.json', '{ "dependencies": [', []],
    ['package.json', `{\n"dependencies": {\n${'"a'.repeat(20_000)}`, []],
    ['README.md', 'gem "rails"', []],
  ])('%s asks for what it lists', (path, text, expected) => {
    expect(dependenciesIn(path, text).map(({ name, version }) => `${name} ${version}`)).toEqual(expected);
  });

  test('that changes says what comes, what goes and what moves, with its line', () => {
    const [before, after] = [manifest({ got: '14', undici: '6' }), manifest({ undici: '7', axios: '1' })].map((text) =>
      treeOf({ paths: ['package.json'], texts: { 'package.json': text }, refused: {} }),
    );
    const file = { before: 'package.json', after: 'package.json' } as ChangedFile;
    if (before === undefined || after === undefined) throw new Error('there are two');
    const said = dependencyStatements([file], { before, after });
    expect(said.map(({ kind, said, line, side }) => `${kind}: ${said} ${side}:${line}`)).toEqual([
      'dependency.added: `axios` `1` was added. after:9',
      'dependency.removed: `got` `14` was removed. before:8',
      'dependency.changed: `undici` went from `6` to `7`. after:8',
    ]);
    expect(dependencyStatements([file], { before, after: before })).toEqual([]);
  });
});
