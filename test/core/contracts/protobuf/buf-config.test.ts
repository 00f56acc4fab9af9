import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { readContracts } from '../../../../src/core/contracts/index.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { saidOf } from '../../story/told.ts';
import { askBuf, findBuf } from './buf.ts';

await allReaders();

type Texts = Readonly<Record<string, string>>;

const head = 'syntax = "proto3";\npackage shop.orders.v1;\n';
const order = `${head}\nmessage Order {\n  string id = 1;\n  int64 total = 2;\n}\n`;
const withoutTotal = order.replace('  int64 total = 2;\n', '');

/** What is said of a change, but for what is safe. */
function changes(before: Texts, after: Texts, mode: string | null = null): string[] {
  const side = (texts: Texts) => ({ paths: Object.keys(texts), texts, refused: {} });
  const sides = { before: side(before), after: side(after) };
  const { result } = compareContracts({ ...sides, pairs: [], format: null, mode, asOf: '2026-06-01' });
  expect(result.unread).toEqual([]);
  return result.changes.flatMap(({ severity, message }) => (severity === 'safe' ? [] : [message]));
}

describe('buf.yaml of the base', () => {
  const config = (text: string) => ({ 'orders.proto': order, 'buf.yaml': text });
  const renamed = { 'orders.proto': order.replace('int64 total', 'int64 amount') };
  const gone = { 'orders.proto': order.replace('  int64 total = 2;\n', '') };

  test('chooses the mode, and --mode wins over it', () => {
    const wire = config('version: v1\nbreaking:\n  use: [WIRE]\n');
    expect(changes(wire, renamed)).toEqual([]);
    expect(changes(wire, renamed, 'FILE')).toHaveLength(1);
  });

  test('leaves out rules, folders, and rules in folders', () => {
    const except = config('version: v1\nbreaking:\n  use: [FILE]\n  except: [FIELD_NO_DELETE]\n');
    const only = config('version: v2\nbreaking:\n  use: [FILE]\n  ignore_only:\n    FIELD_NO_DELETE: [orders.proto]\n');
    const ignored = config('version: v1beta1\nbreaking:\n  use: [FILE]\n  ignore: [orders.proto]\n');
    for (const before of [except, only, ignored]) expect(changes(before, gone)).toEqual([]);
    expect(changes(except, renamed)).toHaveLength(1);
    expect(changes(only, renamed)).toHaveLength(1);
  });

  test.each([
    ['a module at the root', 'version: v2\nmodules:\n  - path: .\n    excludes: [api]\n', 0],
    ['a module that says no path', 'version: v2\nmodules:\n  - excludes: [api]\n', 0],
    ['the inner one of two modules', 'version: v2\nmodules:\n  - path: .\n    excludes: [api]\n  - path: api\n', 1],
    ['what a module includes', 'version: v2\nmodules:\n  - path: .\n    includes: [web]\n', 0],
    ['what a module includes, and this is in it', 'version: v2\nmodules:\n  - path: .\n    includes: [api]\n', 1],
    ['a folder below a root', 'version: v1beta1\nbuild:\n  roots: [api]\n  excludes: [api/shop]\n', 0],
    ['another folder below a root', 'version: v1beta1\nbuild:\n  roots: [api]\n  excludes: [api/pay]\n', 1],
  ])('leaves out by %s', (_, text, said) => {
    const path = 'api/shop/orders.proto';
    expect(changes({ [path]: order, 'buf.yaml': text }, { [path]: gone['orders.proto'] })).toHaveLength(said);
  });

  test('is asked for where it was not brought', () => {
    const paths = ['buf.yaml', 'api/orders.proto'];
    const tree = (text: string) => treeOf({ paths, texts: { 'api/orders.proto': text }, refused: {} });
    const changed = new Set(['api/orders.proto']);
    const options = { asOf: '2026-06-01', changed, renamed: new Map(), format: null, mode: null };
    const { wanted } = readContracts(tree(order), tree(`${order}\n`), options);
    expect(wanted).toEqual(['buf.yaml']);
  });
});

/** A file of a folder that has a configuration of its own. */
const own: Texts = { 'proto/buf.yaml': 'version: v1\nbreaking:\n  ignore: [orders.proto]\n' };

/** The configuration of three ways to list the roots of modules. */
const listing: Readonly<Record<string, Texts>> = {
  'build.roots': { 'buf.yaml': 'version: v1beta1\nbuild:\n  roots: [proto]\n' },
  modules: { 'buf.yaml': 'version: v2\nmodules:\n  - path: proto\n' },
  directories: { 'buf.work.yaml': 'version: v1\ndirectories: [proto]\n' },
};

interface Case {
  readonly before: Texts;
  readonly after: Texts;
  /** What we say; the same that buf says, but for its words. */
  readonly said: readonly string[];
}

const gone = 'The field `total` was removed from Order.';
const left = (file: string) =>
  `The message \`Order\` was removed. \`${file}\` declares that now, and is no part of the contract.`;

/** A file beside the one that changes, so that no module is without files. */
const beside = { 'proto/pay.proto': 'syntax = "proto3";\npackage pay;\nmessage Pay {}\n' };

const edited = (file: string, config: Texts, said: readonly string[]): Case => ({
  before: { ...config, ...beside, [file]: order },
  after: { ...config, ...beside, [file]: withoutTotal },
  said,
});
const moved = (from: string, to: string, config: Texts, said: readonly string[]): Case => ({
  before: { ...config, ...beside, [from]: order },
  after: { ...config, ...beside, [to]: order },
  said,
});
const yaml = (text: string) => ({ 'buf.yaml': text });
const ignoring = (path: string) => yaml(`version: v1\nbreaking:\n  ignore: ['${path}']\n`);
const excluding = (path: string) => yaml(`version: v2\nmodules:\n  - path: .\n    excludes: ['${path}']\n`);

const cases: Readonly<Record<string, Case>> = {
  ...Object.fromEntries(
    Object.entries(listing).flatMap(([way, config]) => [
      [`a file that is in no folder of ${way}`, edited('web/orders.proto', config, [])],
      [`a file in a folder of ${way}`, edited('proto/orders.proto', config, [gone])],
      [
        `a file that is moved out of ${way}`,
        moved('proto/orders.proto', 'web/orders.proto', config, [left('web/orders.proto')]),
      ],
      [`a file that is moved into ${way}`, moved('web/orders.proto', 'proto/orders.proto', config, [])],
    ]),
  ),
  'roots as they are written in other ways': edited(
    'proto/orders.proto',
    yaml('version: v1beta1\nbuild:\n  roots: [./proto/]\n'),
    [gone],
  ),
  'a module as it is written in other ways': edited(
    'proto/orders.proto',
    yaml('version: v2\nmodules:\n  - path: ./proto/\n'),
    [gone],
  ),
  'a module of a workspace that has a file of its own': edited(
    'proto/orders.proto',
    { ...listing['modules'], ...own },
    [gone],
  ),
  'a module of a workspace that lists none': edited('proto/orders.proto', { ...yaml('version: v2\n'), ...own }, [gone]),
  'a list of modules that is empty': edited('proto/orders.proto', yaml('version: v2\nmodules: []\n'), [gone]),
  'a file that is moved to where a module excludes it': moved(
    'proto/orders.proto',
    'web/orders.proto',
    excluding('web'),
    [left('web/orders.proto')],
  ),
  ...Object.fromEntries(
    ['web', './web', 'web/', 'web/.', './'].map((path) => [
      `ignore: ${path}`,
      edited('web/orders.proto', ignoring(path), []),
    ]),
  ),
  'ignore: webs': edited('web/orders.proto', ignoring('webs'), [gone]),
  'ignore: web//other': edited('web/orders.proto', ignoring('web//other'), [gone]),
  'ignore_only: ./web/': edited(
    'web/orders.proto',
    yaml('version: v2\nbreaking:\n  ignore_only:\n    FIELD_NO_DELETE: [./web/]\n'),
    [],
  ),
  'excludes: ./web/': edited('web/orders.proto', excluding('./web/'), []),
  'excludes: ./webs/': edited('web/orders.proto', excluding('./webs/'), [gone]),
  'includes: ./web/': edited(
    'web/orders.proto',
    yaml('version: v2\nmodules:\n  - path: .\n    includes: [./web/, proto]\n'),
    [gone],
  ),
};

describe('the modules of buf', () => {
  test.each(Object.entries(cases))('%s', (_, { before, after, said }) => {
    expect(changes(before, after)).toEqual(said);
  });

  test('a file that moves along with its module is in it', () => {
    const to = (folder: string) => yaml(`version: v2\nmodules:\n  - path: ${folder}\n`);
    const said = changes({ ...to('proto'), 'proto/orders.proto': order }, { ...to('api'), 'api/orders.proto': order });
    expect(said).toEqual([expect.stringContaining('is in api/orders.proto now')]);
  });

  test('several types that leave their module are one finding, which says once where they are', () => {
    const two = `${order}message Refund {\n  string id = 1;\n}\n`;
    const config = { ...listing['modules'], ...beside };
    const found = saidOf({ ...config, 'proto/orders.proto': two }, { ...config, 'web/orders.proto': two });
    expect(found.map(({ message }) => message)).toEqual([
      '2 types were removed: `Order` and `Refund`. `web/orders.proto` declares that now, and is no part of the contract.',
    ]);
  });

  test('a file that leaves its module by a rename is gone from it too', () => {
    const file = 'web/orders.proto';
    const tree = (path: string) =>
      treeOf({ paths: [path, 'buf.yaml'], texts: { ...config, [path]: order }, refused: {} });
    const config = { 'buf.yaml': 'version: v2\nmodules:\n  - path: proto\n' };
    const renamed = new Map([['proto/orders.proto', file]]);
    const options = { asOf: '2026-06-01', changed: new Set([...renamed].flat()), renamed, format: null, mode: null };
    const { contracts, unread } = readContracts(tree('proto/orders.proto'), tree(file), options);
    expect(unread).toEqual([]);
    const [contract] = contracts;
    expect(contract).toMatchObject({ path: 'proto/orders.proto', status: 'removed' });
    expect(contract?.differences.map(({ kind, given }) => [kind, given['leftTo'], given['repackaged']])).toEqual([
      ['file', undefined, undefined],
      ['message', file, undefined],
    ]);
  });

  test('what one buf.yaml lists says nothing of a file that has its own', () => {
    const apart = { ...yaml('version: v2\nmodules:\n  - path: web\n'), ...own };
    expect(
      changes({ ...apart, 'proto/orders.proto': order }, { ...apart, 'proto/orders.proto': withoutTotal }),
    ).toEqual([]);
    const web = { ...listing['modules'], 'web/buf.yaml': 'version: v1\n' };
    expect(changes({ ...web, 'web/orders.proto': order }, { ...web, 'web/orders.proto': withoutTotal })).toEqual([
      gone,
    ]);
    // Of one package each file is looked up by itself.
    const both = { 'api/a.proto': `${head}message A {}\n`, 'api/buf.yaml': 'version: v1beta1\nbuild:\n  roots: [.]\n' };
    const root = { ...both, 'web/orders.proto': order };
    expect(changes(root, { ...root, 'web/orders.proto': withoutTotal })).toEqual([gone]);
  });

  const buf = findBuf();
  test.skipIf(buf === null).each(Object.entries(cases))('as buf has it: %s', (_, { before, after, said }) => {
    const found = askBuf(buf ?? '', before, after, null);
    expect(found.length > 0).toBe(said.length > 0);
  });
});
