/** Folders in which contracts show something, or are what tests and builds read: a copy of what is kept elsewhere. */
const folders = /(^|\/)((examples?|samples?|fixtures?|testdata)([-_.][^/]*)?|tests?|__tests__|mocks?|__mocks__)\//i;

/** Whether a contract stands in a folder of examples or of tests: what is promised is promised elsewhere. */
export function isForTests(path: string): boolean {
  return folders.test(path);
}
