/** A `package.json`, as far as it says what its code is and what it depends on. */
export interface Manifest {
  readonly folder: string;
  readonly name: string | null;
  /** All dependencies by name, with the range as written. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** The names of `dependencies`. */
  readonly runtimePackages: readonly string[];
  /** The names of `peerDependencies`, without optional ones. */
  readonly peerPackages: readonly string[];
  /** The names of `devDependencies`. */
  readonly devPackages: readonly string[];
  /** The entry files it names, sources first, as written. */
  readonly entries: readonly string[];
  readonly installsCommand: boolean;
  /** It declares an entry that others import. */
  readonly isLibrary: boolean;
}

/** Parses a `package.json`; malformed parts are ignored. */
export function readManifest(folder: string, text: string): Manifest {
  const json = record(parsed(text));
  const dependencies = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) =>
    Object.entries(record(json[key])).map(([name, range]) => [name, String(range)] as const),
  );
  const root = json['exports'];
  const named = [
    json['source'],
    json['types'],
    json['module'],
    json['main'],
    root,
    ...leaves(record(root)['.'] ?? root),
  ];
  const optional = record(json['peerDependenciesMeta']);
  const peers = Object.keys(record(json['peerDependencies']));
  return {
    folder,
    name: typeof json['name'] === 'string' ? json['name'] : null,
    dependencies: new Map(dependencies),
    runtimePackages: Object.keys(record(json['dependencies'])),
    peerPackages: peers.filter((peer) => record(optional[peer])['optional'] !== true),
    devPackages: Object.keys(record(json['devDependencies'])),
    entries: named.filter((entry) => typeof entry === 'string'),
    installsCommand: json['bin'] !== undefined,
    isLibrary: ['main', 'exports', 'module'].some((key) => json[key] !== undefined),
  };
}

/** The path aliases of a `tsconfig.json`, which may have comments: pattern -> targets, relative to its folder. */
export function readAliases(text: string): readonly (readonly [string, readonly string[]])[] {
  const plain = text
    .replace(/("(?:\\.|[^"\\])*(?:"|$))|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, '$1')
    .replace(/,(\s*[}\]])/g, '$1');
  const options = record(record(parsed(plain))['compilerOptions']);
  const base = typeof options['baseUrl'] === 'string' ? options['baseUrl'] : null;
  const paths = Object.entries(record(options['paths'])).map(([pattern, targets]) => {
    const list = Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : [];
    return [pattern, list.map((target) => (base === null ? target : `${base}/${target}`))] as const;
  });
  return base === null ? paths : [...paths, ['*', [`${base}/*`]] as const];
}

function leaves(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [value];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
