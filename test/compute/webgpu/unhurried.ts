/**
 * Under Node, Dawn asks whether its work has ended as often as the event loop comes round, by the global setImmediate. That takes the
 * software renderer, which is all processor, half of a small machine; once a millisecond will do.
 */
Object.assign(globalThis, { setImmediate: (ask: () => void) => setTimeout(ask, 1) });
