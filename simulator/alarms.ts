type Alarm = { instant: number; callBack: () => void };

/** What is to be called back at instants of a clock, the earliest first. */
export class Alarms {
  #alarms: Alarm[] = [];

  /** Gives the function that calls it off. */
  add(instant: number, callBack: () => void): () => void {
    const alarm = { instant, callBack };
    const later = this.#alarms.findIndex((each) => each.instant > instant);
    this.#alarms.splice(later < 0 ? this.#alarms.length : later, 0, alarm);
    return () => {
      this.#alarms = this.#alarms.filter((each) => each !== alarm);
    };
  }

  /** The instant of the next one. */
  next(): number | undefined {
    return this.#alarms[0]?.instant;
  }

  /** Calls back all that are due, also those that are added meanwhile. */
  ring(now: number): void {
    for (;;) {
      const [first] = this.#alarms;
      if (!first || first.instant > now) return;
      this.#alarms.shift();
      first.callBack();
    }
  }
}
