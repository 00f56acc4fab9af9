import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false });

/** What a host would make of a body: everything in it that does something, and the text around it. */
export function rendered(body: string) {
  const tokens = markdown.parse(body, {}).flatMap((token) => [token].concat(token.children ?? []));
  const contents = (...types: string[]) =>
    tokens.filter((token) => types.includes(token.type)).map((token) => token.content);
  return {
    html: contents('html_block', 'html_inline').map((html) => html.trim()),
    links: tokens.filter((token) => token.type === 'link_open').map((token) => String(token.attrGet('href'))),
    images: contents('image'),
    code: contents('code_inline'),
    text: contents('text', 'text_special').join('\n'),
    blocks: tokens.filter((token) => token.nesting === 1).map((token) => token.type),
  };
}

/** What a host turns into a link, a mention or a reference although no parser of Markdown does. */
export const live = /@[\w-]|#\d|\bGH-\d|https?:\/\/|\bwww\.|:[\w+-]+:/iu;
