import type { Files } from '../format.ts';

/** A line that begins a definition, as far as a glance can tell. */
const defining =
  /^[ \t]*("[^\n]*"[ \t]*)?(extend[ \t]+)?((type|interface|union|enum|input|scalar)[ \t]+\w|schema\b|directive[ \t]*@)/m;

export default {
  format: 'graphql',
  named: /\.(graphql|graphqls|gql)$/i,
  tells: /(^|\/)schema\.(graphql|graphqls|gql)$/i,
  looksLike: (text) => defining.test(text),
  // Which of the others belong to it only reading them tells.
  needs: () => [{ written: 'the other files of its schema', candidates: [] }],
} satisfies Files;
