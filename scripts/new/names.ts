/** `probe-removed` and `pull_request` as a value is called: `probeRemoved`, `pullRequest`. */
export function camel(name: string): string {
  return name.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The same as a type is called: `ProbeRemoved`. */
export function pascal(name: string): string {
  return camel(`-${name}`);
}
