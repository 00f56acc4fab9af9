/** Folders in which contracts show something, and are what no service keeps to. */
const shows = /(^|\/)(examples?|samples?|fixtures?|testdata)([-_.][^/]*)?\//i;

/** Whether a contract stands in a folder of examples: nobody was promised what it says. */
export function isExample(path: string): boolean {
  return shows.test(path);
}

/** Folders of what tests and builds read, a copy of what is kept elsewhere. */
const tests = /(^|\/)(tests?|__tests__|mocks?|__mocks__)\//i;

/** Whether a contract stands in a folder of examples or of tests: what is promised is promised elsewhere. */
export function isForTests(path: string): boolean {
  return isExample(path) || tests.test(path);
}
