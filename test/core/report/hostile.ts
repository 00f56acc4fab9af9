import * as fc from 'fast-check';

/** What does something somewhere: in Markdown, in HTML, on the host, on a terminal. */
const fragments = [
  '` `` \\ | \\| ** __ * ~~ $ $$ & &lt; &#64; [x] [^1] javascript:alert(1) mailto:a@b.co total {name}',
  '<!-- --> <details> </td> <img/src=x/onerror=alert(1)> <https://evil.example> [click](https://evil.example)',
  '![x](https://evil.example/x.png) https://evil.example www.evil.example a@evil.example @octocat @acme/owners',
  '#12 acme/shop#12 GH-7 :tada: \u0000 \u001B[31m \u202E \u200B \uFEFF \uD800 \u2028',
].flatMap((line) => line.split(' '));
const shapes = [
  '<!-- architect:v1 deadbeef -->',
  '```\n',
  '\n\n',
  '\r\n',
  '\n# ',
  '\n---\n',
  '\n    ',
  '1. ',
  '- ',
  '+ ',
  '> ',
];

/** Texts as somebody writes them who wants what we post to do something. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...fragments, ...shapes, ' ', '\t', '[x]: https://evil.example'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
