import MarkdownIt from 'markdown-it';
import { Html } from '../../src/core/report/words/html.ts';

const markdown = new MarkdownIt({ linkify: true });
markdown.linkify.set({ fuzzyLink: false });

/** A body as a code host shows it: our hidden marker stays hidden, and any HTML would show as text. */
export function rendered(body: string): Html {
  return new Html(markdown.render(body.replace(/<!-- architect:v1[^>]*-->/u, '')));
}
