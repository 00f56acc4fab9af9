/** A part of a text that is closed until somebody opens it. The title is words of ours; the body is Markdown that is safe already. */
export function fold(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}
