import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { PreferenceStore } from '../services/preferences';
import { appOrigin } from './asset-path';

const firstSize = { width: 1440, height: 900 };
/** Page background of the renderer's themes, so that the window does not flash before it has drawn. */
const backgrounds = { light: '#ffffff', dark: '#101214' };

/** The one window of the app. */
export function openWindow(preferences: PreferenceStore, devServer: string | undefined): BrowserWindow {
  const window = new BrowserWindow({
    ...firstSize,
    ...visibleBounds(preferences.windowBounds()),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Longshort',
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    icon: join(__dirname, '../../resources/icons/256.png'),
    webPreferences: {
      preload: join(__dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => preferences.saveWindowBounds(window.getNormalBounds()));
  void window.loadURL(devServer ?? `${appOrigin}/`);
  return window;
}

/** Where the window was, unless that screen is gone. */
function visibleBounds(bounds: ReturnType<PreferenceStore['windowBounds']>): Partial<Electron.Rectangle> {
  if (!bounds) return {};
  const { workArea } = screen.getDisplayMatching(bounds);
  const isVisible =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y + bounds.height > workArea.y;
  return isVisible ? bounds : {};
}
