import type { CodeBase } from './code-base.ts';
import { callsWithin } from './call-ranges.ts';
import { namesOf } from './names.ts';
import type { CallOutline, Outline, Value } from './outline.ts';

/** A file that was read. */
interface Opened {
  readonly path: string;
  readonly outline: Outline;
}

/** How the module of NestJS that provides a class sets up the `HttpService` that the class is given. */
export interface Registration extends Opened {
  readonly line: number;
  /** The options of its client, and where they are written; undefined if it has none. */
  readonly options: Value | undefined;
  readonly at: Opened & { readonly scope: number };
}

const known = new WeakMap<CodeBase, Map<string, Registration | null>>();

/**
 * The `HttpModule` that gives a class its `HttpService` (https://docs.nestjs.com/techniques/http-module): the one that
 * the only module imports which lists the class. Null if there is no such module, or more than one.
 */
export function registrationFor(code: CodeBase, path: string, owner: string): Registration | null {
  const all = known.get(code) ?? new Map<string, Registration | null>();
  known.set(code, all);
  const key = `${path} ${owner}`;
  let found = all.get(key);
  if (found === undefined) all.set(key, (found = find(code, path, owner)));
  return found;
}

function find(code: CodeBase, path: string, owner: string): Registration | null {
  const files = [...code.resolver.modulesFor(path)].flatMap((file) => {
    const outline = code.outline(file);
    return outline === null ? [] : [{ path: file, outline }];
  });
  const [only, ...others] = files.flatMap((file) => registrationsIn(code, file, owner));
  if (only === undefined || others.length > 0) return null;
  const own = code.outline(path);
  const isTuned = [...files.map(({ outline }) => outline), ...(own === null ? [] : [own])].some(tunes);
  return isTuned ? { ...only, options: { kind: 'other' } } : only;
}

/** Whether a file sets a limit for clients that exist: `this.http.axiosRef.defaults.timeout = 3000`. */
function tunes({ assignments, calls, hints }: Outline): boolean {
  return (
    assignments.some(({ target }) => target.endsWith('.axiosRef.defaults.timeout')) ||
    calls.some(
      ({ callee, start, end }) =>
        callee.endsWith('.axiosRef.interceptors.request.use') && hints.some((hint) => hint >= start && hint < end),
    )
  );
}

function registrationsIn(code: CodeBase, file: Opened, owner: string): readonly Registration[] {
  const { calls, imports } = namesOf(file.outline);
  if (imports.get('HttpModule')?.entry.specifier !== '@nestjs/axios') return [];
  return (calls.get('Module') ?? []).flatMap((module) => {
    const [written] = module.args;
    const lists = (key: string) => partsOf(written, key);
    const names = [...lists('providers'), ...lists('controllers')].some((one) => isName(one, owner));
    const used = lists('imports').filter((one) => isName(one, 'HttpModule') || isRegister(one));
    const [only] = used;
    if (!names || only === undefined || used.length > 1) return [];
    const at = { ...file, scope: module.scope };
    if (only.kind !== 'call') return [{ ...file, line: module.line, options: undefined, at }];
    if (!only.callee.endsWith('Async')) return [{ ...file, line: only.line, options: only.args[0], at }];
    const made = madeBy(code, file, module, only.args[0]);
    return [{ ...file, line: only.line, options: { kind: 'other' }, at, ...made }];
  });
}

/** The options that the factory or the class of `registerAsync` gives, if it gives them in one place; null if unclear. */
function madeBy(
  code: CodeBase,
  file: Opened,
  module: CallOutline,
  given: Value | undefined,
): Pick<Registration, 'options' | 'at'> | null {
  const entries = given?.kind === 'object' ? given.entries : [];
  const maker = entries.find(({ key }) => key === 'useClass')?.value;
  if (maker?.kind === 'name') return ofClass(code, file, maker.name);
  const call = callsWithin(file.outline, module.start + 1, module.end).find(
    ({ callee }) => callee === 'HttpModule.registerAsync',
  );
  if (call === undefined || !entries.some(({ key }) => key === 'useFactory')) return null;
  const made = file.outline.functions.findIndex(({ start, end }) => start > call.start && end <= call.end);
  return returnedBy(file, made);
}

function ofClass(code: CodeBase, file: Opened, name: string): Pick<Registration, 'options' | 'at'> | null {
  const imported = namesOf(file.outline).imports.get(name);
  const path = imported ? code.resolver.target(file.path, imported.entry.specifier) : file.path;
  const outline = path === null ? null : code.outline(path);
  if (path === null || outline === null) return null;
  const at = namesOf(outline).functions.get(`${imported?.name.name ?? name}.createHttpOptions`) ?? -1;
  return returnedBy({ path, outline }, at);
}

function returnedBy(file: Opened, index: number): Pick<Registration, 'options' | 'at'> | null {
  const { returns = [], broken = true } = file.outline.functions[index] ?? {};
  const [only] = returns;
  if (only === undefined || returns.length > 1 || broken) return null;
  return { options: only, at: { ...file, scope: index } };
}

function partsOf(written: Value | undefined, key: string): readonly Value[] {
  const list = written?.kind === 'object' ? written.entries.find((one) => one.key === key)?.value : undefined;
  return list?.kind === 'list' ? list.parts : [];
}

function isName(value: Value, name: string): boolean {
  return value.kind === 'name' && value.name === name;
}

function isRegister(value: Value): boolean {
  return value.kind === 'call' && /^HttpModule\.register(Async)?$/.test(value.callee);
}
