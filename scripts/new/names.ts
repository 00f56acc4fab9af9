/** A name in camel case: `probeRemoved` for `probe-removed`, `pullRequest` for `pull_request`, `contractFieldRenamed` for `contract/field-renamed`. */
export function camel(name: string): string {
  return name.replace(/[-_/](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A name in Pascal case: `ProbeRemoved`. */
export function pascal(name: string): string {
  return camel(`-${name}`);
}
