import { lineCounter } from '../texts/line-counter.ts';

/** A text of GraphQL in a file of code, and the line it starts on. */
export interface Template {
  readonly text: string;
  readonly line: number;
}

const opening = /(?:\b(?:gql|graphql)\s*(?:\(\s*)?(?:\/\*\s*GraphQL\s*\*\/\s*)?|\/\*\s*GraphQL\s*\*\/\s*)`/g;

/** The templates of GraphQL in a text of code: gql`...`, graphql`...`, graphql(`...`) and /* GraphQL *\/ `...`. What is filled in is left out. */
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

/** Where the line around an offset is a comment from, as an offset; infinite where it is none. */
function commentIn(code: string, offset: number): number {
  const start = code.lastIndexOf('\n', offset) + 1;
  const end = code.indexOf('\n', offset);
  const mark = /^\s*\*|\/\//.exec(code.slice(start, end < 0 ? code.length : end));
  return mark === null ? Number.POSITIVE_INFINITY : start + mark.index + mark[0].length;
}

/** A template from its first character on: what is filled in becomes a space, and lines stay lines. */
function templateAt(code: string, start: number): { readonly text: string; readonly end: number } {
  const parts: string[] = [];
  let from = start;
  let at = start;
  for (; at < code.length && code[at] !== '`'; at++) {
    if (code[at] === '\\') at++;
    else if (code[at] === '$' && code[at + 1] === '{') {
      const end = endOfFilling(code, at + 2);
      parts.push(code.slice(from, at), ' ', '\n'.repeat(code.slice(at, end).split('\n').length - 1));
      from = end;
      at = end - 1;
    }
  }
  parts.push(code.slice(from, at));
  return { text: parts.join(''), end: at + 1 };
}

/** Where what is filled in ends; braces, strings and templates in it are passed. */
function endOfFilling(code: string, start: number): number {
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
