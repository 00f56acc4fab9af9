/** The text with a word at its end that nobody sees: the delivery that led to it, by which the log is searched. */
export function withTrace(text: string, trace: string | null): string {
  if (trace === null || !/^[\w-]{1,64}$/u.test(trace)) return text;
  return `${text.trimEnd()}\n\n<!-- trace ${trace} -->\n`;
}

/** The text without that word: two texts that differ in nothing else say the same. */
export function withoutTrace(text: string): string {
  return text.replaceAll(/\n*<!-- trace [\w-]{1,64} -->/gu, '');
}
