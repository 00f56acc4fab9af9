/** What another text has in place of what, without what both begin and end with. */
export function rewritten(was: string, now: string): readonly [string, string] {
  const most = Math.min(was.length, now.length);
  let start = 0;
  while (start < most && was[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  return [was.slice(start, was.length - end), now.slice(start, now.length - end)];
}
