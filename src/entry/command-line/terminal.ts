import { styleText } from 'node:util';
import type { Command } from 'commander';
import { plain } from '../../core/report/words/escape.ts';

/** A text for standard output with a style, where there are to be colours. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Whether to colour: what was asked for, or else what Node finds: a terminal, `NO_COLOR`, `FORCE_COLOR`. */
export function colored(asked?: boolean): boolean {
  return asked ?? styleText('red', ' ', { stream: process.stdout }) !== ' ';
}

/** Styles texts, or leaves them as they are. */
export function painter(color = colored()): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

/** Prints to standard output; on a terminal long lines are broken between words, and go on where they began. */
export function print(text: string): Promise<void> {
  return write(text, process.stdout);
}

/** The same of what may be for programs, and then stays as it is. */
export function show(text: string, format: string): Promise<void> {
  if (format === 'pretty') return print(text);
  process.stdout.write(text);
  return Promise.resolve();
}

/** Says to the person at the terminal what is no part of the output. */
export function say(text: string): Promise<void> {
  return write(text, process.stderr);
}

/** Says the sentences, a line each. Whatever of a change is in them is inert. */
export function sayLines(lines: readonly string[]): Promise<void> {
  return say(lines.map((line) => `${plain(line)}\n`).join(''));
}

async function write(text: string, to: NodeJS.WriteStream): Promise<void> {
  to.write(to.isTTY && to.columns ? await wrap(text, to.columns) : text);
}

/** Lines that fit into so many columns, each going on below its own beginning. */
export async function wrap(text: string, columns: number): Promise<string> {
  // Loaded for people: programs need none of it.
  const { default: wrapAnsi } = await import('wrap-ansi');
  return text
    .split('\n')
    .map((line) => {
      const indent = /^ */u.exec(line)?.[0] ?? '';
      const room = Math.max(20, columns - indent.length);
      return wrapAnsi(line.slice(indent.length), room, { hard: false, trim: true })
        .split('\n')
        .map((piece) => (piece === '' ? '' : indent + piece))
        .join('\n');
    })
    .join('\n');
}

/** Adds examples to the help of a command: what to type, and what it does. */
export function addExamples(command: Command, examples: readonly (readonly [typed: string, does: string])[]): void {
  const longest = Math.max(...examples.map(([typed]) => typed.length));
  const lines = examples.map(([typed, does]) => `  ${typed.padEnd(longest)}  ${does}`);
  command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
