import type { Assignment, CallOutline, Declaration, ImportedName, ImportOutline, Outline } from './outline.ts';

/** The contents of a file, indexed by name. */
export interface Names {
  readonly declarations: ReadonlyMap<string, readonly Declaration[]>;
  /** The variable or field that holds the value starting at an offset. */
  readonly holders: ReadonlyMap<number, Declaration>;
  /** The index of the only function of that name; null where there are several. */
  readonly functions: ReadonlyMap<string, number | null>;
  readonly imports: ReadonlyMap<string, { readonly entry: ImportOutline; readonly name: ImportedName }>;
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly calls: ReadonlyMap<string, readonly CallOutline[]>;
}

const known = new WeakMap<Outline, Names>();

/** The index of a file, computed once, so that a lookup takes the same time in a file of any size. */
export function namesOf(outline: Outline): Names {
  let names = known.get(outline);
  if (names === undefined) known.set(outline, (names = gathered(outline)));
  return names;
}

function gathered(outline: Outline): Names {
  const functions = new Map<string, number | null>();
  outline.functions.forEach(({ name }, index) => {
    if (name !== '') functions.set(name, functions.has(name) ? null : index);
  });
  const imports = outline.imports.flatMap((entry) =>
    entry.typeOnly ? [] : entry.names.map((name) => [name.local, { entry, name }] as const),
  );
  return {
    declarations: Map.groupBy(outline.declarations, ({ name }) => name),
    holders: new Map(outline.declarations.map((one) => [one.start, one])),
    functions,
    imports: new Map(imports),
    assignments: Map.groupBy(outline.assignments, ({ target }) => target),
    calls: Map.groupBy(outline.calls, ({ callee }) => callee),
  };
}
