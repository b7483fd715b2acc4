'use strict';
// One empty, transparent window: a page to draw on for scripts/render-icons.mjs.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const options = { width: 600, height: 600, frame: false, transparent: true, useContentSize: true };
  new BrowserWindow(options).loadURL('data:text/html,');
});
