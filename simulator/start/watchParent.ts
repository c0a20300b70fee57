const pauseMs = 300;

/**
 * Calls back when the process that started this one is gone: npm passes a signal only to the shell between, which may
 * end without passing it on.
 */
export function watchParent(gone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, pauseMs);
  timer.unref();
}
