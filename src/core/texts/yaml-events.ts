import { parseEvents, YAMLException } from 'js-yaml';
import { limits } from './syntax.ts';

/** The parse events of a YAML text, and the text that their offsets refer to: it has the same lines as the original. */
export interface YamlEvents {
  readonly text: string;
  readonly events: ReturnType<typeof parseEvents>;
}

/** The most lines that are repaired in a text, and the most characters that are parsed in all for that. */
const mostRepairs = 100;
const mostCharacters = 200_000_000;

/** A line that only closes brackets. */
const closing = /^[ \t]*[\]}][\]},\s]*$/;

/**
 * Parses a YAML text into events. YAML 1.2 (section 7.4) wants each line of a flow collection to be indented deeper than
 * the key it belongs to, and many people close one at the indentation of its key, because most parsers read that. Where
 * that is all that is wrong, the lines are indented and the text is parsed again.
 * @throws YAMLException
 */
export function yamlEvents(text: string): YamlEvents {
  try {
    return { text, events: parseEvents(text, { maxDepth: limits.depth }) };
  } catch (error) {
    if (!isIndentation(error)) throw error;
    return repaired(
      text.split('\n').map((line) => (closing.test(line) ? deeper + line : line)),
      error,
    );
  }
}

function repaired(lines: string[], first: YAMLException): YamlEvents {
  let error: unknown = first;
  let left = mostCharacters;
  for (let repairs = 0; repairs < mostRepairs && isIndentation(error); repairs++) {
    const text = lines.join('\n');
    left -= text.length;
    if (left < 0) break;
    try {
      return { text, events: parseEvents(text, { maxDepth: limits.depth }) };
    } catch (next) {
      error = next;
      const line = isIndentation(next) ? next.mark?.line : undefined;
      if (line === undefined) break;
      lines[line] = deeper + (lines[line] ?? '');
    }
  }
  // The author can only correct the text as it was written.
  throw first;
}

/** Deeper than anybody indents a key. */
const deeper = ' '.repeat(64);

function isIndentation(error: unknown): error is YAMLException {
  return error instanceof YAMLException && error.reason === 'deficient indentation';
}
