/**
 * Hosts refuse comments of more than 65,536 characters and summaries of checks of more than 65,535 bytes. Bytes are
 * counted, of which there are never fewer; this leaves room for what is added.
 */
export const longestBody = 64_000;

function endingWith(command: string): string {
  return `\n\nThe rest is too long to post here. \`${command}\` prints all of it.`;
}

/**
 * Markdown within the limit of bytes: ends at a paragraph, with no code fence left open, and says that it was cut and what
 * prints all of it.
 */
export function cut(markdown: string, limit = longestBody, command = 'architect review'): string {
  const bytes = new TextEncoder().encode(markdown);
  if (bytes.length <= limit) return markdown;
  const ending = endingWith(command);
  // Read as a stream, half a character at the end is not there yet.
  const room = new TextDecoder().decode(bytes.subarray(0, limit - ending.length - 100), { stream: true });
  const paragraph = room.lastIndexOf('\n\n');
  const kept = paragraph > 0 ? room.slice(0, paragraph) : room;
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
