import type { Files } from '../format.ts';
import { filesReferredTo } from '../json-reference.ts';
import { isUnstatedSchema } from './unstated.ts';

/** How files of schemas are called where nothing else is called so. */
export const byName = /\.schema\.(ya?ml|json)$|\.jsonschema$/i;
/** A dialect, as it is stated. */
export const dialect =
  /\$schema["']?\s*:\s*["']?https?:\/\/(?:json-schema\.org\/(?:draft|schema)|iglucentral\.com\/schemas\/[\w.]+\/schema\/jsonschema)/;
const keyword = /["']?(?:type|properties|\$ref|allOf|anyOf|oneOf|enum|const|\$defs|definitions)["']?\s*:/;
/** A version of another format; a field of that name has a schema. */
const otherFormat = /^[ \t]*(?:\{\s*)?["']?(?:openapi|swagger|asyncapi)["']?\s*:\s*["']?\d/m;

export default {
  format: 'json-schema',
  named: /\.(ya?ml|json|jsonschema)$/i,
  tells: byName,
  looksLike: (text, file) => isStated(text, file) || isUnstatedSchema(text, file),
  unlessReferredTo: (text, file) => !isStated(text, file),
  needs: filesReferredTo,
} satisfies Files;

/** Whether a text says that it is a schema, or its name does. */
function isStated(text: string, file: string): boolean {
  return (dialect.test(text) || (byName.test(file) && keyword.test(text))) && !otherFormat.test(text);
}
