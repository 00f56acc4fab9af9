/** A bar on the error stream of a terminal, and nothing where no terminal is looking. */
export function progressBar(total: number, start: number) {
  const width = 30;
  let done = start;
  let said = '';
  const draw = (): void => {
    if (!process.stderr.isTTY) return;
    const full = total === 0 ? width : Math.round((width * done) / total);
    process.stderr.write(`\r\u001b[K[${'='.repeat(full)}${' '.repeat(width - full)}] ${done}/${total} ${said}`);
  };
  return {
    say(what: string): void {
      said = what;
      draw();
    },
    step(): void {
      done++;
      draw();
    },
    end(): void {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}
