import type { Files } from '../format.ts';

export default {
  format: 'smithy',
  named: /\.(smithy|json)$/i,
  tells: /\.smithy$/i,
  looksLike: (text) =>
    /^[ \t]*namespace[ \t]+[A-Za-z_]/m.test(text) || /^\s*\{[^{}]*"smithy"\s*:\s*"[12][.\d]*"/.test(text),
  // Any other text may define more of a namespace.
  needs: () => [{ written: 'the rest of its model', candidates: [] }],
} satisfies Files;
