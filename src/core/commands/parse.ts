/** A command as it was written, with nothing known of it yet. */
export interface Given {
  readonly name: string;
  readonly args: readonly string[];
  /** Why the line cannot be taken as it was meant, in a sentence; null where it can. */
  readonly problem: string | null;
}

/** More than a person means in one comment. */
const most = 10;

/** A command is a line that people read, with a reason or a question at its end. */
const longest = 1000;

/**
 * What nobody sees, or what shows a line in another order than it is read in: a command that does not read as it looks is
 * nobody's. Joiners and what chooses the look of a character are left, because words and emoji are written with them.
 */
const unseen = /(?!\t|\p{Join_Control}|\p{Variation_Selector})[\p{Cc}\p{Cf}\p{DI}]/u;

/**
 * The commands of a comment: one a line, at its start. What is quoted, shown as code or hidden is somebody's text about
 * a command, and none.
 */
export function commandsIn(comment: string): readonly Given[] {
  const given = new Map<string, Given>();
  for (const line of spokenLines(comment)) {
    const [, rest] = /^ {0,3}\/architect(?:[ \t]+(.*))?$/iu.exec(line) ?? [];
    if (rest === undefined && !/^ {0,3}\/architect[ \t]*$/iu.test(line)) continue;
    const [name = 'help', ...args] = (rest ?? '')
      .slice(0, longest)
      .split(/[ \t]+/u)
      .filter((word) => word !== '');
    const command = { name: name.toLowerCase(), args, problem: problemOf(rest ?? '') };
    given.set(JSON.stringify(command), command);
    if (given.size === most) break;
  }
  return [...given.values()];
}

function problemOf(rest: string): string | null {
  if (rest.length > longest) return `The command is longer than ${longest} characters. Say it in fewer words.`;
  if (!unseen.test(rest)) return null;
  return 'The command contains invisible characters. Type it instead of pasting it.';
}

/** The lines that are neither a quote nor code nor inside of an HTML comment. */
function* spokenLines(comment: string): Generator<string> {
  let fence: Fence | null = null;
  let [hidden, preformatted] = [false, false];
  for (const line of comment.split(/\r\n|\r|\n/u)) {
    if (fence !== null) {
      if (closes(line, fence)) fence = null;
      continue;
    }
    if (!hidden) {
      fence = fenceIn(line);
      if (fence !== null) continue;
      preformatted ||= /<pre(?=[\s>]|$)/iu.test(line);
      if (preformatted) {
        preformatted = !/<\/pre>/iu.test(line);
        continue;
      }
    }
    const wasHidden = hidden;
    hidden = endsHidden(line, hidden);
    if (!wasHidden && !/^(?: {4}| {0,3}(?:\t|>|<!--))/u.test(line)) yield line;
  }
}

/** How a block of code begins: by what, and how far in, where it is an item of a list. */
interface Fence {
  readonly run: string;
  readonly indent: number;
}

function fenceIn(line: string): Fence | null {
  const [, start = '', run] = /^( {0,3}(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/u.exec(line) ?? [];
  return run === undefined ? null : { run, indent: start.trim() === '' ? 0 : start.length };
}

function closes(line: string, { run, indent }: Fence): boolean {
  const [, space = '', closing = ''] = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/u.exec(line) ?? [];
  return closing.startsWith(run) && space.length <= indent + 3;
}

/** Whether an HTML comment is still open where the line ends. */
function endsHidden(line: string, hidden: boolean): boolean {
  let rest = line;
  let open = hidden;
  for (;;) {
    const at = rest.indexOf(open ? '-->' : '<!--');
    if (at < 0) return open;
    rest = rest.slice(at + (open ? 3 : 4));
    open = !open;
  }
}
