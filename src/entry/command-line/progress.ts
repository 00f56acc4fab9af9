const patience = 1000;

/** Shows on a terminal what is being done, after a second. The line is removed at the end. */
export function startProgress(): { readonly say: (what: string) => void; readonly stop: () => void } {
  if (!process.stderr.isTTY) return { say: () => {}, stop: () => {} };
  const start = Date.now();
  let what = 'starting';
  let shown = false;
  const timer = setInterval(() => {
    shown = true;
    process.stderr.write(`\r\u001B[2K${what}, ${Math.round((Date.now() - start) / 1000)} s`);
  }, patience);
  timer.unref();
  return {
    say: (now) => {
      what = now;
    },
    stop: () => {
      clearInterval(timer);
      if (shown) process.stderr.write('\r\u001B[2K');
    },
  };
}
