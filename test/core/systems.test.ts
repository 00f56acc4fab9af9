import { describe, expect, test } from 'vitest';
import { type Service, serviceOf } from '../../src/core/model/service.ts';
import { treeOf } from '../../src/core/model/tree.ts';
import { readServices } from '../../src/core/systems/index.ts';

/** `root (name)` of every service, `root [name]` of every library. */
function services(texts: Readonly<Record<string, string>>): readonly string[] {
  const tree = treeOf({ paths: Object.keys(texts), texts, refused: {} });
  return readServices(tree, []).services.map(({ root, name, library }) =>
    library ? `${root} [${name}]` : `${root} (${name})`,
  );
}

const starts = '{ "name": "orders", "scripts": { "start": "node ." } }';

describe('services', () => {
  const rows: readonly (readonly [name: string, texts: Readonly<Record<string, string>>, found: readonly string[]])[] =
    [
      ['the root, where it is alone', { 'package.json': starts, 'src/main.ts': '' }, [' (orders)']],
      [
        'not the root, where there are others',
        { 'package.json': starts, 'services/orders/Dockerfile': '', 'services/billing/go.mod': '' },
        ['services/billing (billing)', 'services/orders (orders)'],
      ],
      [
        'the root beside libraries',
        { 'package.json': starts, 'packages/money/package.json': '{ "name": "money", "main": "a.js" }' },
        [' (orders)', 'packages/money [money]'],
      ],
      ['by the start script', { 'server/package.json': starts }, ['server (orders)']],
      [
        'by the folder',
        { 'services/orders/pom.xml': '', 'apps/mailer/Cargo.toml': '' },
        ['apps/mailer (mailer)', 'services/orders (orders)'],
      ],
      [
        'by an image, whatever else',
        { 'packages/api/package.json': '{ "name": "api", "exports": "./a.js" }', 'packages/api/Dockerfile': '' },
        ['packages/api (api)'],
      ],
      [
        'a library, by its exports',
        { 'money/package.json': '{ "name": "money", "exports": "./a.js" }' },
        ['money [money]'],
      ],
      [
        'a library, though it can be started to look at',
        { 'packages/ui/package.json': '{ "name": "ui", "main": "a.js", "scripts": { "start": "storybook" } }' },
        ['packages/ui [ui]'],
      ],
      ['a library, in doubt', { 'tools/seed/package.json': '{ "name": "seed" }' }, ['tools/seed [seed]']],
      [
        'nothing foreign or half-baked',
        {
          'node_modules/axios/package.json': starts,
          'test/fixtures/shop/package.json': starts,
          '.devcontainer/Dockerfile': '',
        },
        [],
      ],
      [
        'nothing for a mere mark',
        { 'services/orders/package.json': starts, 'services/orders/esm/package.json': '{ "type": "module" }' },
        ['services/orders (orders)'],
      ],
      [
        'a manifest that does not parse',
        { 'services/orders/package.json': '{ "name": ' },
        ['services/orders (orders)'],
      ],
      [
        'projects of .NET',
        { 'src/Orders.Api/Orders.Api.csproj': '', 'src/Orders.Api/Dockerfile': '' },
        ['src/Orders.Api (Orders.Api)'],
      ],
    ];
  test.each(rows)('%s', (_name, texts, found) => expect(services(texts)).toEqual(found));
});

test('only the manifests of the services in question are wanted', () => {
  const paths = ['services/orders/package.json', 'services/orders/src/a.ts', 'services/billing/package.json'];
  const tree = treeOf({ paths, texts: {}, refused: {} });
  expect(readServices(tree, ['services/orders/src/a.ts']).wanted).toEqual(['services/orders/package.json']);
  expect(readServices(tree, []).wanted).toEqual([]);
});

test('a service says which file makes it one', () => {
  const tree = treeOf({
    paths: ['services/orders/Dockerfile', 'services/orders/package.json'],
    texts: {},
    refused: {},
  });
  expect(readServices(tree, []).services).toMatchObject([{ because: 'services/orders/package.json' }]);
});

describe('a path belongs to', () => {
  const at = (root: string): Service => ({ name: root, root, because: '', library: false, exports: false });

  test.each([
    ['apps/shop/cart/total.ts', 'apps/shop/cart'],
    ['apps/shop/carts.ts', 'apps/shop'],
    ['apps/shop', ''],
    ['README.md', ''],
  ])('%s: the nearest service above it', (path, root) => {
    expect(serviceOf([at(''), at('apps/shop'), at('apps/shop/cart')], path)?.root).toBe(root);
    expect(serviceOf([at('apps/mail')], path)).toBeUndefined();
  });

  test('one of thousands, each of which is looked at a few times', () => {
    const count = 5_000;
    let looks = 0;
    const services = Array.from({ length: count }, (_, index) =>
      Object.defineProperty(at(''), 'root', { get: () => (looks++, `apps/a${index}`) }),
    );
    for (let index = 0; index < count; index++) {
      expect(serviceOf(services, `apps/a${index}/src/main.ts`)).toBe(services[index]);
    }
    expect(looks).toBeLessThan(10 * count);
  });
});
