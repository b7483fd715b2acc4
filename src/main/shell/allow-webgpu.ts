import { app } from 'electron';
import { isWayland, type WebGpuMode, webGpuSwitches } from './webgpu-switches';

/** Must run before the app is ready: Chromium reads its command line once. */
export function allowWebGpu(mode: WebGpuMode): void {
  const { commandLine } = app;
  const { ELECTRON_OZONE_PLATFORM_HINT: hint = '', XDG_SESSION_TYPE: session } = process.env;
  const windowSystem = {
    asked:
      commandLine.getSwitchValue('ozone-platform') ||
      commandLine.getSwitchValue('ozone-platform-hint') ||
      hint,
    session,
    electronMajor: Number.parseInt(process.versions.electron ?? '', 10),
  };
  const machine = { platform: process.platform, isWayland: isWayland(windowSystem) };
  for (const [name, value] of webGpuSwitches(mode, machine)) {
    // A later switch takes the place of an earlier one of its name, and the user may have asked for features too.
    const before = commandLine.getSwitchValue(name);
    commandLine.appendSwitch(name, before && value ? `${before},${value}` : value);
  }
}
