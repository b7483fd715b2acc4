import { AppError, type Outcome, toEnvelope } from '@shared/errors';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess } from 'electron';
import type { GpuPage } from '../shell/gpu-page';
import type { GpuAnswer } from './protocol';

/** Connects job processes with the GPU page. */
export interface GpuPorts {
  /** Gives the process a port to the worker of the page, or tells it why there is none. */
  connect(child: UtilityProcess): void;
  /** Closes the page, if there is one. */
  close(): void;
}

interface GpuParts {
  /** Null where WebGPU is switched off. `onGone` is called once the page cannot be used any more. */
  readonly open: ((onGone: () => void) => Promise<GpuPage>) | null;
  readonly report: (error: unknown) => void;
}

/** How long the page stays when no job uses it: the next one finds it started and its shaders compiled. */
const idleMs = 20_000;

/** The page is made for the first job that asks, and again for the next one after its process has gone. */
export function createGpuPorts({ open, report }: GpuParts): GpuPorts {
  const users = new Set<UtilityProcess>();
  let page: Promise<GpuPage> | null = null;
  let idle: NodeJS.Timeout | undefined;

  const opened = (): Promise<GpuPage> => {
    if (open === null)
      throw new AppError('unsupported', 'WebGPU is switched off here: LONGSHORT_WEBGPU is set to "off".');
    if (page !== null) return page;
    const opening = open(() => forget(opening));
    opening.catch(() => forget(opening));
    page = opening;
    return opening;
  };
  const forget = (gone: Promise<GpuPage>): void => {
    if (page === gone) page = null;
  };
  const close = (): void => {
    clearTimeout(idle);
    // Where it has not even loaded, whoever asked for it hears so.
    page?.then(
      (open) => open.close(),
      () => null,
    );
    page = null;
  };
  const keepFor = (child: UtilityProcess): void => {
    clearTimeout(idle);
    if (users.has(child)) return;
    users.add(child);
    child.once('exit', () => {
      users.delete(child);
      if (users.size === 0) idle = setTimeout(close, idleMs);
    });
  };
  const connect = async (child: UtilityProcess): Promise<void> => {
    keepFor(child);
    const gpu = await opened();
    // It may have ended while the page loaded.
    if (!users.has(child)) return;
    const { port1, port2 } = new MessageChannelMain();
    gpu.serve(port1);
    answer(child, { ok: true, value: null }, [port2]);
  };
  return {
    connect: (child) => {
      connect(child).catch((error: unknown) => {
        if (!(error instanceof AppError)) report(error);
        answer(child, { ok: false, error: toEnvelope(error) }, []);
      });
    },
    close,
  };
}

function answer(child: UtilityProcess, outcome: Outcome<null>, ports: MessagePortMain[]): void {
  const message: GpuAnswer = { type: 'gpu', outcome };
  child.postMessage(message, ports);
}
