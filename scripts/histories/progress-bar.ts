/** A progress bar on the error stream, if that is a terminal. `start` of `total` steps are done. */
export function progressBar(total: number, start: number) {
  const width = 30;
  let done = start;
  let published = '';
  const draw = (): void => {
    if (!process.stderr.isTTY) return;
    const full = total === 0 ? width : Math.round((width * done) / total);
    process.stderr.write(`\r\u001b[K[${'='.repeat(full)}${' '.repeat(width - full)}] ${done}/${total} ${published}`);
  };
  return {
    say(what: string): void {
      published = what;
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
