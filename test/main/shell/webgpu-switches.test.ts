import { isWayland, type Switch, webGpuMode, webGpuSwitches } from '@main/shell/webgpu-switches';
import { describe, expect, it } from 'vitest';

const onX11 = { platform: 'linux', isWayland: false } as const;
const onWayland = { platform: 'linux', isWayland: true } as const;

describe('what Chromium is told of WebGPU', () => {
  it('is the hardware, unless LONGSHORT_WEBGPU says software or off', () => {
    expect([undefined, '', 'hardware', 'software', 'off'].map(webGpuMode)).toEqual([
      'hardware',
      'hardware',
      'hardware',
      'software',
      'off',
    ]);
  });

  it('has the window drawn with Vulkan on X11 alone, where that is supported', () => {
    const features = (machine: typeof onX11 | typeof onWayland) =>
      switchValue(webGpuSwitches('hardware', machine), 'enable-features');
    expect(features(onX11)).toBe('Vulkan');
    expect(features(onWayland)).toBe('ForceEnableWebGpuInterop');
  });

  it('is nothing on systems that need nothing, and where it is switched off', () => {
    expect(webGpuSwitches('hardware', { platform: 'win32', isWayland: false })).toEqual([]);
    expect(webGpuSwitches('hardware', { platform: 'darwin', isWayland: false })).toEqual([]);
    expect(webGpuSwitches('off', onX11)).toEqual([]);
  });

  it('names the software renderer only where that is asked for', () => {
    const named = (mode: 'hardware' | 'software') =>
      switchValue(webGpuSwitches(mode, onX11), 'use-webgpu-adapter');
    expect(named('software')).toBe('swiftshader');
    expect(named('hardware')).toBeUndefined();
  });
});

describe('the window system', () => {
  it.each([
    ['a Wayland session before Electron 38', { asked: '', session: 'wayland', electronMajor: 33 }, false],
    ['a Wayland session since', { asked: '', session: 'wayland', electronMajor: 45 }, true],
    ['an X11 session', { asked: '', session: 'x11', electronMajor: 45 }, false],
    ['no session at all', { asked: '', session: undefined, electronMajor: 45 }, false],
    ['X11 asked for in a Wayland session', { asked: 'x11', session: 'wayland', electronMajor: 45 }, false],
    ['Wayland asked for', { asked: 'wayland', session: 'x11', electronMajor: 33 }, true],
    ['either asked for', { asked: 'auto', session: 'wayland', electronMajor: 33 }, true],
  ])('%s', (_what, given, expected) => {
    expect(isWayland(given)).toBe(expected);
  });
});

function switchValue(switches: readonly Switch[], wanted: string): string | undefined {
  return switches.find(([name]) => name === wanted)?.[1];
}
