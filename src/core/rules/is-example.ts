/** Folders in which contracts show something, and are what no service keeps to. */
const shows = /(^|\/)(examples?|samples?|fixtures?|testdata)([-_.][^/]*)?\//i;

/** Whether a contract stands in a folder of examples: nobody was promised what it says. */
export function isExample(path: string): boolean {
  return shows.test(path);
}
