/** Constants that the builds and the tests put in (scripts/lib/defines.mjs). */

/** Version of the app, from package.json. */
declare const __APP_VERSION__: string;
/** sha256 over src/core and src/compute: the code that turns a spec and data into numbers. */
declare const __CORE_HASH__: string;
/** Names of calls and events, for the preload's allow-list. */
declare const __CHANNELS__: { readonly calls: readonly string[]; readonly events: readonly string[] };
