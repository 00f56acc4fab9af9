import type { Files } from '../format.ts';

export default {
  format: 'avro',
  named: /\.(avsc|avpr|avdl|json)$/i,
  tells: /\.(avsc|avpr|avdl)$/i,
  looksLike: (text, file) =>
    isIdl(file, text) ||
    (/\.(avsc|avpr)$/i.test(file) && isJson.test(text)) ||
    declaresType(text) ||
    /^\s*\{\s*"(namespace|protocol)"\s*:[^{}[\]]*"(protocol|types|messages|doc)"\s*:/.test(text),
  // What a name stands for may be in any other file.
  needs: () => [{ written: 'the types of other files', candidates: [] }],
} satisfies Files;

/** Whether it is written in the interface language. */
export function isIdl(file: string, text: string): boolean {
  return /\.avdl$/i.test(file) || (!isJson.test(text) && /^[ \t]*protocol[ \t]+\w+\s*\{/m.test(text));
}

/** How JSON starts: a large one is not searched for what only the interface language writes. */
const isJson = /^\s*[{["]/;

/** Whether a named type is declared in it; every text of JSON is asked, and most have none. */
function declaresType(text: string): boolean {
  if (!/"type"\s*:\s*"(?:record|error|enum|fixed)"/.test(text)) return false;
  return (
    (/"type"\s*:\s*"(record|error)"/.test(text) && /"fields"\s*:\s*\[/.test(text)) ||
    (/"type"\s*:\s*"enum"/.test(text) && /"symbols"\s*:\s*\[/.test(text)) ||
    (/"type"\s*:\s*"fixed"/.test(text) && /"size"\s*:\s*\d/.test(text))
  );
}
