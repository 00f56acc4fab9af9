/** How a folder is used, by its `package.json`. */
export interface Manifest {
  readonly name: string | null;
  /** It names an entry file, so it can be imported. */
  readonly main: boolean;
  /** It declares what others may import: `exports` or `types`. */
  readonly exports: boolean;
  /** It has a script that starts it. */
  readonly starts: boolean;
  /** It only sets the module system of the folder for Node. */
  readonly marker: boolean;
}

/** Reads a `package.json`; malformed parts are ignored. */
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
