import type { MenuCommand } from '@shared/app';
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** The application menu: every item is a command to the window. Keys without modifiers are the window's own. */
export function installMenu(send: (command: MenuCommand) => void): void {
  const go = (label: string, command: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => send(command),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        go('New workspace…', 'new-workspace', 'CmdOrCtrl+Shift+N'),
        go('Open workspace…', 'open-workspace', 'CmdOrCtrl+O'),
        go('Save a copy as…', 'save-copy', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        go('Import data…', 'import', 'CmdOrCtrl+I'),
        go('Import a folder…', 'import-folder', 'CmdOrCtrl+Shift+I'),
        go('New experiment', 'new-experiment', 'CmdOrCtrl+N'),
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'Go',
      submenu: [
        go('Data', 'go-data', 'CmdOrCtrl+1'),
        go('Experiments', 'go-experiments', 'CmdOrCtrl+2'),
        go('Features', 'go-features', 'CmdOrCtrl+3'),
        go('Sweeps', 'go-sweeps', 'CmdOrCtrl+4'),
        go('Runs', 'go-runs', 'CmdOrCtrl+5'),
        go('Compare', 'go-compare', 'CmdOrCtrl+6'),
        go('Settings', 'go-settings', 'CmdOrCtrl+,'),
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    {
      label: 'Help',
      submenu: [go('Longshort help', 'help', 'F1'), go('Keyboard shortcuts', 'shortcuts', 'CmdOrCtrl+/')],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
