/**
 * Milliseconds inside the window, by its own clock, from an act to the picture that it leads to. `isThere` is told what `act` answered
 * and says when that is drawn; the two frames after it are those in which the browser lays it out and paints it. Both run in the window.
 */
export function paintedAfter(page, act, isThere) {
  return page.evaluate(`(${paint})(${act}, ${isThere})`);
}

function paint(act, isThere) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`Nothing ten seconds after ${act}.`)), 10_000);
    const start = performance.now();
    const before = act();
    const observer = new MutationObserver(() => look());
    const look = () => {
      if (!isThere(before)) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    };
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
    look();
  });
}

/** A call of the contract: how long its answer took, and what it was. */
export function answered(page, name, input) {
  return page.evaluate(
    async ([called, given]) => {
      const start = performance.now();
      const outcome = await /** @type {any} */ (window).api.call(called, given);
      if (!outcome.ok) throw new Error(outcome.error.message);
      return { ms: performance.now() - start, value: outcome.value };
    },
    [name, input],
  );
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
