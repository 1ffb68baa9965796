/**
 * Readings that many ask for at the same moment, made once for all of them: a thousand boards are read anew
 * after each change. Whoever asks gets a reading that began after they asked, never an older one.
 */
export class SharedReading<T> {
  readonly #running = new Map<string, Promise<T>>();
  readonly #next = new Map<string, Promise<T>>();

  /** @param key names all that the reading depends on, the caller's rights included */
  read(key: string, act: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key);
    if (!running) return this.#run(key, act);
    // What has begun may have passed over what the caller has heard of: they share the one after it.
    const waiting = this.#next.get(key);
    if (waiting) return waiting;
    const begin = () => {
      this.#next.delete(key);
      return this.#run(key, act);
    };
    const next = running.then(begin, begin);
    this.#next.set(key, next);
    return next;
  }

  #run(key: string, act: () => Promise<T>): Promise<T> {
    const reading = act().finally(() => this.#running.delete(key));
    this.#running.set(key, reading);
    return reading;
  }
}
