/** Folders that tools write to, or that a site is made of, and files that are called what they were made by. */
const built = /(^|\/)(gen|generated|__generated__|dist|build|docs)\/|[._-](gen|generated|bundled?)\.[^./]+$/i;

/** Whether a contract stands where copies are put that are made from another file. */
export function isBuilt(path: string): boolean {
  return built.test(path);
}
