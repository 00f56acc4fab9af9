import type { Files } from '../format.ts';
import { filesReferredTo } from '../json-reference.ts';

const atLineStart = /^["']?(?:openapi|swagger)["']?\s*:/m;

export default {
  format: 'openapi',
  named: /\.(ya?ml|json)$/i,
  tells: /(openapi|swagger)[^/]*\.(ya?ml|json)$/i,
  looksLike: (text) => /"openapi"\s*:\s*"/.test(text) || /"swagger"\s*:\s*"/.test(text) || atLineStart.test(text),
  needs: filesReferredTo,
} satisfies Files;
