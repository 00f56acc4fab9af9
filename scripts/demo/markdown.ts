import MarkdownIt from 'markdown-it';
import { Html } from '../../src/core/report/words/html.ts';
import { type Level, levels } from './levels.ts';

const markdown = new MarkdownIt({ linkify: true, html: true });
markdown.linkify.set({ fuzzyLink: false });
const { escapeHtml } = markdown.utils;
const id = /^[0-9a-f]{8}$/u;
const level = new RegExp(`^(${levels.join('|')}): `, 'iu');

// Of all HTML only the folds that our own comments have: what is in them is Markdown, and escaped like the rest.
markdown.renderer.rules.html_block = (tokens, index) => {
  const content = tokens[index]?.content.trim() ?? '';
  const title = /^<details>\n<summary>([^<>&]*)<\/summary>$/u.exec(content)?.[1];
  if (title !== undefined) return `<details><summary>${title}</summary>`;
  return content === '</details>' ? content : `<p>${escapeHtml(content)}</p>`;
};
markdown.renderer.rules.html_inline = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
markdown.renderer.rules.code_inline = (tokens, index) => {
  const content = tokens[index]?.content ?? '';
  const title = id.test(content) ? ` class="id" title="The id of a finding: /architect explain ${content}"` : '';
  return `<code${title}>${escapeHtml(content)}</code>`;
};
// A finding starts with how bad it is, which is easier to see than to read.
markdown.core.ruler.push('levels', ({ tokens }) => {
  for (const { children } of tokens) {
    children?.forEach((token, index) => {
      const word = level.exec(token.content)?.[1];
      if (token.type !== 'text' || children[index - 1]?.type !== 'strong_open' || word === undefined) return;
      token.content = token.content.slice(word.length + 2);
      token.info = word.toLowerCase();
    });
  }
});
markdown.renderer.rules.text = (tokens, index) => {
  const { content = '', info = '' } = tokens[index] ?? {};
  return `${info === '' ? '' : `${chip(info as Level).markup} `}${escapeHtml(content)}`;
};

/** A body as a code host shows it: our hidden marker stays hidden, and any HTML of others shows as text. */
export function rendered(body: string): Html {
  return new Html(markdown.render(body.replace(/<!-- architect:v1[^>]*-->/u, '')));
}

/** One line of it, without a paragraph around. */
export function renderedLine(line: string): Html {
  return new Html(markdown.renderInline(line));
}

/** A level as a coloured label, with a count if one is given. */
export function chip(of: Level, count?: number): Html {
  return new Html(`<span class="level ${of}">${count === undefined ? '' : `${count} `}${of}</span>`);
}
