/** Folders that tools write to, or that a site is made of. */
const folders = /(^|\/)(gen|generated|__generated__|dist|build|docs|public|static)\//i;
/** What tools add to the name of a file that they make from others: `shop.bundled.json` of `shop.yaml`. */
const ending = /[._-](gen|generated|bundled?|resolved|dereferenced|compiled)$/i;

/** Whether a contract stands where copies are put that are made from another file, or is called as they are. */
export function isBuilt(path: string): boolean {
  return folders.test(path) || ending.test(stemOf(path));
}

/** What a file and those that are made from it are called alike, whether they are JSON or YAML. */
export function nameOfSource(path: string): string {
  return stemOf(path).replace(ending, '');
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
