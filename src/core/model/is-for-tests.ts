/** Folders whose contracts are examples or test data. */
const folders = /(^|\/)((examples?|samples?|fixtures?|testdata)([-_.][^/]*)?|tests?|__tests__|mocks?|__mocks__)\//i;

/** Whether a contract is in a folder of examples or tests, and so is no promise to clients. */
export function isForTests(path: string): boolean {
  return folders.test(path);
}
