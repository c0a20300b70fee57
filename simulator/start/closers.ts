type Close = () => void | Promise<void>;

/** What has to be closed in the end, the newest first. */
export class Closers {
  #closers: Close[] = [];

  add(close: Close): void {
    this.#closers.push(close);
  }

  async closeAll(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}
