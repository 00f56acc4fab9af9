import type { Unread } from '../model/contract.ts';
import type { Import, Source } from '../model/source.ts';
import type { Language, LanguageReading, SourceRequest } from './language.ts';
import { CodeBase } from './typescript/code-base.ts';
import type { Outline } from './typescript/outline.ts';
import { projectOf } from './typescript/project.ts';
import { isErased } from './typescript/erased.ts';
import { configuredClients, remoteCalls } from './typescript/remote-calls.ts';
import { isGenerated, roleByPath, roleOf } from './typescript/role.ts';

export default {
  name: 'typescript',
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  grammars: ['tree-sitter-typescript', 'tree-sitter-tsx'],
  read(request: SourceRequest): LanguageReading {
    const code = new CodeBase(request.tree, request.outlines, request.paths);
    const sources: Source[] = [];
    const unread: Unread[] = [];
    for (const path of request.paths) {
      const refusal = request.tree.refusal(path);
      const read = refusal
        ? { file: path, because: refusal.because, fix: refusal.fix }
        : readSource(code, path, request.touched.get(path) ?? new Set());
      if (read && 'calls' in read) sources.push(read);
      else if (read) unread.push(read);
    }
    return { sources, unread, wanted: [...code.resolver.wanted] };
  },
} satisfies Language;

function readSource(code: CodeBase, path: string, touched: ReadonlySet<number>): Source | Unread | null {
  const language = /\.[cm]?jsx?$/iu.test(path) ? 'JavaScript' : 'TypeScript';
  const empty = { path, language, imports: [], calls: [], clients: [] };
  if (roleByPath(path) === 'generated') return { ...empty, role: 'generated' };
  const text = code.resolver.read(path);
  if (text === undefined) return null;
  if (isGenerated(text)) return { ...empty, role: 'generated' };
  const outline = code.open(path);
  if (outline === undefined) return null;
  if ('because' in outline) return { file: path, ...outline };
  const project = projectOf(code.resolver, path);
  const role = roleOf({ path, text, outline, project, isStart: code.resolver.isStart(path) });
  const imports = importsOf(code, path, outline, touched);
  if (role !== 'service') return { ...empty, role, imports };
  const site = { code, path, outline, scope: -1 };
  return { ...empty, role, imports, calls: remoteCalls(site, touched), clients: configuredClients(site, touched) };
}

/** Only the imports the change touches are resolved by name: that may need other files. */
function importsOf(code: CodeBase, path: string, outline: Outline, touched: ReadonlySet<number>): readonly Import[] {
  const seen = new Set<string>();
  return outline.imports.flatMap((one) => {
    const { specifier, line } = one;
    const key = `${line} ${specifier}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const resolvable = touched.has(line) || specifier.startsWith('.');
    const target = resolvable ? code.resolver.target(path, specifier) : null;
    const typeOnly = one.typeOnly || (target !== null && isOfOther(code, path, target) && isErased(code, one, target));
    return [{ specifier, target, line, typeOnly, touched: touched.has(line) }];
  });
}

/** Whether a file belongs to another package. Only there does it matter what an import leaves in the compiled code. */
function isOfOther({ resolver }: CodeBase, path: string, target: string): boolean {
  return resolver.manifestOf(path)?.folder !== resolver.manifestOf(target)?.folder;
}
