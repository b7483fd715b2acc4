import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The window of a running Longshort, as a user and as its own renderer reach it.
 * @param {import('@playwright/test').Page} page
 */
export function workstation(page) {
  const byTestId = (id) => page.getByTestId(id).first();

  /** A call of src/shared/contract.ts; its error is thrown as the sentence that a user would read. */
  const call = async (name, input = {}) => {
    const outcome = await page.evaluate(
      ([name, input]) => /** @type {any} */ (globalThis).api.call(name, input),
      /** @type {const} */ ([name, input]),
    );
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`);
    return outcome.value;
  };

  return {
    page,
    call,
    click: (id) => byTestId(id).click(),
    isShown: (id) => byTestId(id).waitFor(),
    /** The first value that is neither undefined, null nor false. */
    until: async (what, ask, seconds = 30) => {
      const deadline = Date.now() + seconds * 1000;
      while (Date.now() < deadline) {
        const answer = await ask();
        if (answer) return answer;
        await sleep(250);
      }
      throw new Error(`Gave up waiting for ${what} after ${seconds} seconds.`);
    },
  };
}
