/**
 * Hosts refuse comments of more than 65,536 characters and summaries of checks of more than 65,535 bytes. Bytes are
 * counted, of which there are never fewer; this leaves room for what is added.
 */
export const longestBody = 64_000;

/** More comments in a row than these are read by nobody. */
const mostComments = 3;

/** What the comments of one answer hold together, with room for where they end. */
export const longestAnswer = (mostComments - 0.5) * longestBody;

function endingWith(command: string): string {
  return `\n\nThe rest is too long to post here. \`${command}\` prints all of it.`;
}

/**
 * Markdown within the limit of bytes: ends at a paragraph or a line, with no code fence left open, and says that it was cut and what
 * prints all of it.
 */
export function cut(markdown: string, limit = longestBody, command = 'architect review'): string {
  if (fits(markdown, limit)) return markdown;
  const ending = endingWith(command);
  const kept = beginning(markdown, limit - ending.length);
  return `${kept}${closing(openFence(kept))}${ending}`;
}

/**
 * Markdown as comments within the limit of bytes each: every one ends at a paragraph or a line, and code that goes on in the next one is
 * fenced in both. What is too long for three is cut.
 */
export function split(markdown: string, limit = longestBody): readonly string[] {
  const parts: string[] = [];
  let rest = markdown;
  while (parts.length < mostComments - 1 && !fits(rest, limit)) {
    const kept = beginning(rest, limit);
    const fence = openFence(kept);
    parts.push(`${kept}${closing(fence)}`);
    rest = `${fence === '' ? '' : `${fence}\n`}${rest.slice(kept.length).replace(/^\n+/u, '')}`;
  }
  return [...parts, cut(rest, limit)];
}

function fits(markdown: string, limit: number): boolean {
  return new TextEncoder().encode(markdown).length <= limit;
}

/** What fits the limit, up to the last paragraph that ends in it, or in a long list the last line, with room for what closes it. */
function beginning(markdown: string, limit: number): string {
  const bytes = new TextEncoder().encode(markdown);
  // Read as a stream, half a character at the end is not there yet.
  const room = new TextDecoder().decode(bytes.subarray(0, limit - 100), { stream: true });
  const end = ['\n\n', '\n'].map((one) => room.lastIndexOf(one)).find((at) => at > room.length / 2);
  return room.slice(0, end);
}

/** The line that opens the fence which the text leaves open; empty where it leaves none. */
function openFence(markdown: string): string {
  let open: { readonly line: string; readonly fence: string } | null = null;
  for (const [line, fence = ''] of markdown.matchAll(/^ {0,3}(`{3,}|~{3,}).*$/gmu)) {
    if (open === null) open = { line, fence };
    else if (fence.startsWith(open.fence)) open = null;
  }
  return open?.line ?? '';
}

function closing(line: string): string {
  const [fence = ''] = /[`~]+/u.exec(line) ?? [];
  return fence === '' ? '' : `\n${fence}`;
}
