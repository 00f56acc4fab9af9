/** What a `package.json` says about how its folder is used. */
export interface Manifest {
  readonly name: string | null;
  /** It can be imported: it names an entry file. */
  readonly main: boolean;
  /** It says what others may import: `exports` or `types`. */
  readonly exports: boolean;
  /** It can be started by itself. */
  readonly starts: boolean;
  /** It only tells Node which module system the folder is written in. */
  readonly marker: boolean;
}

/** Reads a `package.json`; what is malformed in it counts as left out. */
export function readManifest(text: string): Manifest {
  const json = parsed(text);
  const has = (...keys: readonly string[]) => keys.some((key) => json[key] !== undefined);
  const scripts = json['scripts'];
  const names = typeof scripts === 'object' && scripts !== null ? Object.keys(scripts) : [];
  return {
    name: typeof json['name'] === 'string' && json['name'] !== '' ? json['name'] : null,
    main: has('main', 'module'),
    exports: has('exports', 'types', 'typings'),
    starts: names.some((name) => /^(start|serve)(:|$)/.test(name)),
    marker: !has('name', 'scripts', 'dependencies', 'devDependencies', 'workspaces', 'main', 'exports'),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return { name: undefined, scripts: {} };
  }
}
