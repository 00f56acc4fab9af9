import { lineCounter } from '../texts/line-counter.ts';

/** A text of GraphQL in a file of code, and the line it starts on. */
export interface Template {
  readonly text: string;
  readonly line: number;
}

const opening = /(?:\b(?:gql|graphql)\s*(?:\(\s*)?(?:\/\*\s*GraphQL\s*\*\/\s*)?|\/\*\s*GraphQL\s*\*\/\s*)`/g;

/** The GraphQL templates in code: gql`...`, graphql`...`, graphql(`...`) and /* GraphQL *\/ `...`, without their substitutions. */
export function templatesIn(code: string): readonly Template[] {
  const found: Template[] = [];
  const lineAt = lineCounter(code);
  let [begun, commented] = [0, 0];
  opening.lastIndex = 0;
  for (let match = opening.exec(code); match !== null; match = opening.exec(code)) {
    const start = opening.lastIndex;
    const { text, end } = templateAt(code, start);
    opening.lastIndex = end;
    // Each line is looked at once, however many templates are in it.
    const own = lineAt(match.index);
    if (own !== begun) [begun, commented] = [own, commentIn(code, match.index)];
    if (match.index < commented) found.push({ text, line: lineAt(start) });
  }
  return found;
}

/** The offset from which on the line around an offset is a comment; infinite if none of it is. */
function commentIn(code: string, offset: number): number {
  const start = code.lastIndexOf('\n', offset) + 1;
  const end = code.indexOf('\n', offset);
  const mark = /^\s*\*|\/\//.exec(code.slice(start, end < 0 ? code.length : end));
  return mark === null ? Number.POSITIVE_INFINITY : start + mark.index + mark[0].length;
}

/** The template that starts at an offset, and where it ends: a substitution becomes a space, and its line breaks are kept. */
function templateAt(code: string, start: number): { readonly text: string; readonly end: number } {
  const parts: string[] = [];
  let from = start;
  let at = start;
  for (; at < code.length && code[at] !== '`'; at++) {
    if (code[at] === '\\') at++;
    else if (code[at] === '$' && code[at + 1] === '{') {
      const end = endOfSubstitution(code, at + 2);
      parts.push(code.slice(from, at), ' ', '\n'.repeat(code.slice(at, end).split('\n').length - 1));
      from = end;
      at = end - 1;
    }
  }
  parts.push(code.slice(from, at));
  return { text: parts.join(''), end: at + 1 };
}

/** Where a substitution ends; braces, strings and templates in it are skipped. */
function endOfSubstitution(code: string, start: number): number {
  const open = ['}'];
  for (let at = start; at < code.length; at++) {
    const character = code[at];
    const closing = open.at(-1);
    if (character === '\\') at++;
    else if (character === closing) {
      open.pop();
      if (open.length === 0) return at + 1;
    } else if (closing === '}') {
      if (character === '{') open.push('}');
      else if (character === '`' || character === '"' || character === "'") open.push(character);
    } else if (closing === '`' && character === '$' && code[at + 1] === '{') {
      open.push('}');
      at++;
    }
  }
  return code.length;
}
