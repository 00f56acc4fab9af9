import matter from 'gray-matter';

/** An agent file, split into settings and text. */
export interface FrontMatter {
  /** The settings, of any shape. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** What is wrong with the settings, of which only the plain lines were then read; null if nothing is. */
  readonly wrong: string | null;
}

/** The library's time grows with the square of the blank characters. */
const longest = 16 * 1024;

const refuse = (): never => {
  throw new Error('only YAML is read');
};

/**
 * Options that disable `---js`, which the library would evaluate, and its cache, which returns nothing for a text that
 * failed before.
 */
const options = {
  engines: { js: refuse, javascript: refuse, coffee: refuse, coffeescript: refuse, cson: refuse, json: refuse },
};

/** Splits a text. Only YAML is parsed as settings, and invalid YAML is read line by line. */
export function frontMatter(text: string): FrontMatter {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const opening = /^---([^\n]*)(?:\n|$)/.exec(whole);
  if (opening === null || opening[1]?.startsWith('-')) return { data: {}, body: whole.trim(), wrong: null };
  const end = whole.indexOf('\n---', opening[0].length - 1);
  if (end < 0) return { data: {}, body: whole.slice(opening[0].length).trim(), wrong: 'it is never closed' };
  const settings = whole.slice(opening[0].length, end + 1);
  const body = whole
    .slice(end + 4)
    .replace(/^[^\n]*/, '')
    .trim();
  const language = opening[1]?.trim() ?? '';
  if (!/^(ya?ml)?$/i.test(language))
    return { data: {}, body, wrong: `it is written in ${language}, and only YAML is read` };
  if (settings.length > longest) {
    return { data: plainLines(settings), body, wrong: 'it is longer than 16 KB' };
  }
  try {
    const { data } = matter(`---\n${settings}---\n`, options) as { readonly data: unknown };
    if (isSettings(data)) return { data, body, wrong: null };
    return { data: plainLines(settings), body, wrong: 'it is not a list of settings' };
  } catch (error) {
    return { data: plainLines(settings), body, wrong: `it is not valid YAML: ${reasonOf(error)}` };
  }
}

/** People write `description: Use when: a service is new`, which is not YAML. */
function plainLines(settings: string): Readonly<Record<string, string>> {
  const lines = [...settings.matchAll(/^([A-Za-z][\w-]*):(?:[ \t]+([^\n]*))?$/gm)];
  return Object.fromEntries(lines.map(([, key = '', value = '']) => [key, unquoted(value.trim())]));
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}

function isSettings(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function reasonOf(error: unknown): string {
  const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return first.replace(/:$/, '').slice(0, 200);
}
