import type { Files } from '../format.ts';
import { filesReferredTo } from '../json-reference.ts';

const atLineStart = /^["']?(?:openapi|swagger)["']?\s*:/m;

/** How JSON begins that is written on lines, with the indent of its own keys, or whose first key says what it is. */
const start = /^\s*\{\s*(?:\n([ \t]+)"|"(openapi|swagger)"\s*:)/;

/** What clients call, or are called with: a key of the whole description in YAML, and in JSON one anywhere. */
const called = /^["']?(?:paths|(?:x-)?webhooks)["']?\s*:|"(?:paths|(?:x-)?webhooks)"\s*:/m;

export default {
  format: 'openapi',
  named: /\.(ya?ml|json)$/i,
  tells: /(openapi|swagger)[^/]*\.(ya?ml|json)$/i,
  isPlainly: (text) => {
    const [, indent, first] = start.exec(text) ?? [];
    const isKey = (key: string) => indent !== undefined && text.includes(`\n${indent}"${key}":`);
    return first !== undefined || isKey('openapi') || isKey('swagger');
  },
  looksLike: (text) => /"openapi"\s*:\s*"/.test(text) || /"swagger"\s*:\s*"/.test(text) || atLineStart.test(text),
  isPart: (text) => !called.test(text),
  needs: filesReferredTo,
} satisfies Files;
