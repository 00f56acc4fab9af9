import { collections, drawers, exceptions, forbiddenInCore, neighbours, packages, layers } from './import-table.ts';
import { type Node, type SourceFile, walk } from './source-file.ts';

/** The most lines a file may have. */
export const longest = 400;

/** Imports that one of the four rules does not allow. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    if (rankOf(file.path) < 0) return [`${file.path}:1 is in no layer: move it into one of ${layers.join(', ')}`];
    return file.imports.flatMap(({ specifier, line }) => {
      const problem = specifier.startsWith('.') ? crossing(file.path, specifier) : outside(file.path, specifier);
      return problem ? [`${file.path}:${line} ${problem}`] : [];
    });
  });
}

/** Chains of imports that come back to where they began, types included. */
export function cycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, targets(file)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0)
      found.push(`${[...trail.slice(start), path].join(' -> ')}: move what both need to a file of its own`);
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

/** Files and types named after nothing in particular. */
export function drawersFound(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...(drawers.test(file.path) ? [`${file.path}:1 is a drawer: name it after the one thing it holds`] : []),
    ...named(file, (name) => /(Manager|Factory|Utils?|Helpers?)$/.test(name)).map(
      ({ name, line }) => `${file.path}:${line} \`${name}\` says nothing: name it after what it does`,
    ),
  ]);
}

/** The outside world, named inside the core. Comments, strings and property names do not count. */
export function impurities(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => layerOf(file.path) === 'core')
    .flatMap((file) => {
      const found: string[] = [];
      const own = new Set<unknown>();
      walk(file.program, (node) => {
        // A file of ours may be called like something outside, and what it exports is that.
        if (/^Import(Default)?Specifier$/.test(node.type)) own.add((node['local'] as { name?: unknown }).name);
        if (node.type === 'VariableDeclarator') own.add((node['id'] as { name?: unknown }).name);
      });
      walk(file.program, (node, parent, key) => {
        const name = outsideName(node, parent, key);
        if (name && !own.has(name))
          found.push(`${file.path}:${file.lineOf(node.start)} \`${name}\` in the core: ${forbiddenInCore[name]}`);
      });
      return found;
    });
}

/** Files too long to be about one thing. */
export function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.generated && file.lines > longest)
    .map(
      (file) =>
        `${file.path}:${longest + 1} has ${file.lines} lines, ${longest} are the most: split it by what it is about`,
    );
}

/** Comments that promise work instead of doing it. */
export function promises(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.comments
      .filter((comment) => /\b(TODO|FIXME|XXX|HACK)\b/.test(comment.value))
      .map(
        (comment) => `${file.path}:${file.lineOf(comment.start)} do it now, or open an issue and remove the comment`,
      ),
  );
}

/** Default exports outside the collections, where the name of the thing would be lost. */
export function anonymous(files: readonly SourceFile[]): string[] {
  return statements(files, (file) => !file.generated && !collections.test(file.path)).flatMap(({ file, node }) =>
    node.type === 'ExportDefaultDeclaration'
      ? [`${file.path}:${file.lineOf(node.start)} exports by default: give it a name (only collections are nameless)`]
      : [],
  );
}

/** Files that only pass on what other files export, in one statement or in two. */
export function barrels(files: readonly SourceFile[]): string[] {
  const passesOn = (node: Node) => /^Export(All|Named)/.test(node.type) && !node['declaration'];
  return files
    .filter((file) => {
      const body = bodyOf(file).filter((node) => node.type !== 'ImportDeclaration');
      return !file.generated && body.length > 0 && body.every(passesOn);
    })
    .map((file) => `${file.path}:1 is a barrel: import from the file that has the thing`);
}

/** Exports without a sentence that says what they promise. A type derived from the documented value above shares its sentence. */
export function undocumented(files: readonly SourceFile[]): string[] {
  return statements(files, (file) => !file.generated).flatMap(({ file, node, previous }) => {
    const exported = node['declaration'] as Node | null | undefined;
    if (node.type !== 'ExportNamedDeclaration' || !exported) return [];
    const above = file.comments.findLast((comment) => comment.end <= node.start);
    const documented = above?.value.startsWith('*') && file.text.slice(above.end, node.start).trim() === '';
    const derived =
      exported.type === 'TSTypeAliasDeclaration' &&
      previous?.type === 'ExportNamedDeclaration' &&
      /\btypeof\b/.test(file.text.slice(exported.start, exported.end));
    if (documented || derived) return [];
    return [
      `${file.path}:${file.lineOf(node.start)} says nothing about what it exports: add one doc sentence above it`,
    ];
  });
}

/** The number of lines of the file in the middle. */
export function median(files: readonly SourceFile[]): number {
  const sizes = files.filter((file) => !file.generated).map((file) => file.lines);
  return sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
}

/** `core/rules`, `adapters/settings.ts`, `worker`: the layers that are divided are named with their part. */
export function folderOf(path: string): string {
  const [, layer = '', part = ''] = path.split('/');
  return Object.hasOwn(neighbours, layer) ? `${layer}/${part}` : layer;
}

function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function rankOf(path: string): number {
  return (layers as readonly string[]).indexOf(layerOf(path));
}

function crossing(from: string, specifier: string): string | null {
  const target = resolve(from, specifier);
  if (!target.startsWith('src/')) return `imports \`${specifier}\`, which is outside src/: nothing there is shipped`;
  const [folder, other] = [folderOf(from), folderOf(target)];
  if (rankOf(target) > rankOf(from))
    return `\`${folder}\` may not import \`${other}\`, which is in a layer above: pass the value in`;
  const allowed = [...(neighbours[layerOf(from) as keyof typeof neighbours] ?? ['*']), ...(exceptions[folder] ?? [])];
  if (folder === other || mayImport(folder, other, allowed)) return null;
  const those = folder === 'core/model' ? 'nothing' : allowed.join(', ');
  return `\`${folder}\` may not import \`${other}\` (it may import: ${those}): pass the value in, or move the type to core/model/`;
}

/** Files beside the folders of the core are the pipeline, and know all of them. The nouns know nothing, and the texts only them. */
function mayImport(folder: string, other: string, allowed: readonly string[]): boolean {
  if (folder === 'core/model') return false;
  if (folder === 'core/texts') return other === 'core/model';
  if (folder.startsWith('core/') && folder.endsWith('.ts')) return true;
  return allowed.includes('*') || allowed.includes(other);
}

function outside(from: string, specifier: string): string | null {
  const folder = folderOf(from);
  const name = specifier.startsWith('@') ? specifier.split('/', 2).join('/') : (specifier.split('/')[0] ?? specifier);
  const allowed = (packages[folder] ?? []).some(
    (one) => one === '*' || one === name || one === specifier || (one === 'node:*' && name.startsWith('node:')),
  );
  return allowed
    ? null
    : `\`${folder}\` may not import \`${specifier}\`: leave it to an adapter, or add it to test/house/import-table.ts with a reason`;
}

function targets(file: SourceFile): readonly string[] {
  return file.imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => resolve(file.path, specifier));
}

function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function bodyOf(file: SourceFile): readonly Node[] {
  return file.program['body'] as readonly Node[];
}

function statements(files: readonly SourceFile[], wanted: (file: SourceFile) => boolean) {
  return files.filter(wanted).flatMap((file) => {
    const body = bodyOf(file);
    return body.map((node, index) => ({ file, node, previous: body[index - 1] }));
  });
}

function named(file: SourceFile, wanted: (name: string) => boolean): readonly { name: string; line: number }[] {
  const found: { name: string; line: number }[] = [];
  walk(file.program, (node) => {
    const name = (node['id'] as { name?: unknown } | null | undefined)?.name;
    const declares = /^(ClassDeclaration|TSInterfaceDeclaration|TSTypeAliasDeclaration)$/.test(node.type);
    if (declares && typeof name === 'string' && wanted(name)) found.push({ name, line: file.lineOf(node.start) });
  });
  return found;
}

function outsideName(node: Node, parent: Node | null, key: string): string | null {
  if (node.type === 'NewExpression' && isNamed(node['callee'], 'Date') && (node['arguments'] as unknown[]).length === 0)
    return 'new Date()';
  if (node.type === 'CallExpression' && isNamed(node['callee'], 'Date')) return 'Date()';
  if (node.type === 'MemberExpression') {
    for (const [object, property] of [
      ['Date', 'now'],
      ['Math', 'random'],
    ] as const) {
      if (isNamed(node['object'], object) && isNamed(node['property'], property)) return `${object}.${property}`;
    }
  }
  if (node.type !== 'Identifier') return null;
  const isProperty = (key === 'property' || key === 'key') && parent?.['computed'] !== true;
  const name = node['name'];
  return !isProperty && typeof name === 'string' && Object.hasOwn(forbiddenInCore, name) ? name : null;
}

function isNamed(node: unknown, name: string): boolean {
  return (node as { name?: unknown } | null)?.name === name;
}
