import { type CallName, callNames, calls, type Handlers } from '@shared/contract';
import { AppError, type Outcome, toEnvelope } from '@shared/errors';
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import type { Log } from '../log';
import { createPace, type Pace } from './pace';

/** Calls that are begun in one turn of the event loop take so long together, and the last of them what it takes. */
const turnMs = 8;

/**
 * Answers every call of the contract and nothing else: is the sender ours, does the input parse, call, does the output
 * parse; an error becomes an envelope with its kind and sentence.
 */
export function handleCalls(
  handlers: Handlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
  log: Log,
  explain: (error: unknown) => unknown,
): void {
  const pace = createPace(turnMs);
  for (const name of callNames) {
    ipcMain.handle(name, async (event, input: unknown): Promise<Outcome<unknown>> => {
      try {
        if (!isTrusted(event)) throw new AppError('unsupported', 'This page may not talk to Longshort.');
        return { ok: true, value: await answer(name, handlers, input, pace) };
      } catch (error) {
        const explained = explain(error);
        log.error(explained);
        return { ok: false, error: toEnvelope(explained) };
      }
    });
  }
}

async function answer(name: CallName, handlers: Handlers, input: unknown, pace: Pace): Promise<unknown> {
  const { in: inputSchema, out: outputSchema } = calls[name];
  // The table pairs each schema with its handler; TypeScript cannot follow that pairing through a loop.
  const handler = handlers[name] as (input: unknown) => unknown;
  const output = await pace(() => handler(parse(inputSchema, input, name)));
  return pace(() => parse(outputSchema, output, name));
}

function parse(schema: z.ZodType, value: unknown, name: CallName): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`);
  throw new AppError('invalid', `The call ${name} does not fit its contract: ${details[0]}.`, details);
}
