import { styleText } from 'node:util';
import type { Command } from 'commander';
import { plain } from '../../core/report/words/escape.ts';

/** Styles a text for standard output, if it has colours. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Whether to use colours: as asked for, or else as Node decides by the terminal, `NO_COLOR` and `FORCE_COLOR`. */
export function colored(asked?: boolean): boolean {
  return asked ?? styleText('red', ' ', { stream: process.stdout }) !== ' ';
}

/** A `Paint`, or one that changes nothing. */
export function painter(color = colored()): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

/** Prints to standard output; on a terminal, long lines are wrapped between words and keep their indentation. */
export function print(text: string): Promise<void> {
  return write(text, process.stdout);
}

/** Prints a result: wrapped for people, unchanged in formats for programs. */
export function show(text: string, format: string): Promise<void> {
  if (format === 'pretty') return print(text);
  process.stdout.write(text);
  return Promise.resolve();
}

/** Prints a message for the user to standard error. */
export function say(text: string): Promise<void> {
  return write(text, process.stderr);
}

/** Prints one sentence per line to standard error. Control characters from a change are escaped. */
export function sayLines(lines: readonly string[]): Promise<void> {
  return say(lines.map((line) => `${plain(line)}\n`).join(''));
}

async function write(text: string, to: NodeJS.WriteStream): Promise<void> {
  to.write(to.isTTY && to.columns ? await wrap(text, to.columns) : text);
}

/** Wraps lines to so many columns, keeping their indentation. */
export async function wrap(text: string, columns: number): Promise<string> {
  // Loaded for people only: output for programs does not need it.
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
