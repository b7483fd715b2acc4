import { assertNever } from '@shared/errors';

/** `software`: on the processor, for tests; `off`: not at all, with the window drawn as if there were no WebGPU. */
export type WebGpuMode = 'hardware' | 'software' | 'off';

/** What `LONGSHORT_WEBGPU` asks for. */
export function webGpuMode(wanted: string | undefined): WebGpuMode {
  return wanted === 'software' || wanted === 'off' ? wanted : 'hardware';
}

/** A switch of Chromium's command line, and its value where it takes one. */
export type Switch = readonly [name: string, value?: string];

/**
 * What Chromium must be told before it is ready so that `navigator.gpu` has an adapter. Windows and macOS need nothing for their
 * hardware. On Linux WebGPU is behind a flag for most cards, and its Vulkan adapters are for a browser that draws with Vulkan too, or
 * that may share pictures between Vulkan and OpenGL. The first works on X11, and where there is no Vulkan Chromium goes back to
 * OpenGL by itself; the second is what Wayland takes, where drawing with Vulkan is not supported.
 */
export function webGpuSwitches(
  mode: WebGpuMode,
  { platform, isWayland }: { readonly platform: NodeJS.Platform; readonly isWayland: boolean },
): readonly Switch[] {
  switch (mode) {
    case 'off':
      return [];
    case 'hardware':
      if (platform !== 'linux') return [];
      return [untried, ['enable-features', isWayland ? 'ForceEnableWebGpuInterop' : 'Vulkan']];
    case 'software':
      return [
        untried,
        ['enable-features', 'Vulkan'],
        ['use-vulkan', 'swiftshader'],
        ['use-webgpu-adapter', 'swiftshader'],
        // The processor has enough to do without drawing the window the way a card would.
        ['disable-gpu-compositing'],
      ];
    default:
      return assertNever(mode);
  }
}

/** Lets pages have cards and drivers that Chromium has not been tried on; the only page that asks for one is ours. */
const untried: Switch = ['enable-unsafe-webgpu'];

/** What decides whether Electron's windows are Wayland's or X11's. */
export interface WindowSystem {
  /** Of the command line, empty where it says nothing: `--ozone-platform`, or `--ozone-platform-hint`. */
  readonly asked: string;
  /** `XDG_SESSION_TYPE`. */
  readonly session: string | undefined;
  readonly electronMajor: number;
}

/** Unless told otherwise Electron follows the session from 38 on; before, its windows were X11's everywhere. */
export function isWayland({ asked, session, electronMajor }: WindowSystem): boolean {
  const choice = asked || (electronMajor >= 38 ? 'auto' : 'x11');
  return choice === 'wayland' || (choice === 'auto' && session === 'wayland');
}
