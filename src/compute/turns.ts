/** Things done one after the other, in the order they were asked for, whatever becomes of each. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(act: () => Promise<T>): Promise<T> {
    const done = this.last.then(act);
    // Whoever asked hears how it went; the next in turn need not.
    this.last = done.catch(() => null);
    return done;
  }
}
