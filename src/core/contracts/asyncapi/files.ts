import type { Files } from '../format.ts';
import { filesReferredTo } from '../json-reference.ts';

/** How the documents of AsyncAPI are told, and the files that they refer to. */
export default {
  format: 'asyncapi',
  named: /\.(ya?ml|json)$/i,
  tells: /asyncapi[^/]*\.(ya?ml|json)$/i,
  looksLike: (text) => /"asyncapi"\s*:\s*"\d/.test(text) || /^["']?asyncapi["']?\s*:/m.test(text),
  needs: filesReferredTo,
} satisfies Files;
