/** Hosts refuse bodies of more than 65,536 characters; this leaves room for what they add. */
export const longestBody = 64_000;

const ending = '\n\nThe rest is too long to post here. `architect review` prints all of it.';

/** Markdown within the limit: ends at a paragraph, with no code fence left open, and says that it was cut. */
export function cut(markdown: string, limit = longestBody): string {
  if (markdown.length <= limit) return markdown;
  const room = markdown.slice(0, limit - ending.length - 100);
  const paragraph = room.lastIndexOf('\n\n');
  const kept = (paragraph > 0 ? room.slice(0, paragraph) : room).toWellFormed();
  return `${kept}${closing(kept)}${ending}`;
}

function closing(markdown: string): string {
  let open = '';
  for (const [, fence = ''] of markdown.matchAll(/^ {0,3}(`{3,}|~{3,})/gmu)) {
    if (open === '') open = fence;
    else if (fence.startsWith(open)) open = '';
  }
  return open === '' ? '' : `\n${open}`;
}
