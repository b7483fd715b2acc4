import { config } from 'zod';

/**
 * Imported first, before any schema, by processes that parse a thing or two: a parser compiled for a schema takes longer than hundreds
 * of parses without one. The window could not compile one at all, since its content security policy refuses `new Function`.
 */
config({ jitless: true });
