import { callNames } from '@shared/contract';
import { expect, type LongshortApp, test, windowCount } from './app';
import { ask, waitForSample } from './ui';

test('the window is sandboxed, isolated and without node', async ({ app, page }) => {
  const preferences: Record<string, unknown> = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    // What Electron itself says of a window; not in its types.
    return Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []);
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(preferences.webSecurity).not.toBe(false);
  expect(preferences.nodeIntegrationInWorker).not.toBe(true);

  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  );
  expect(globals).toEqual([]);
});

test('window.api has call, on and pathOf, frozen, and refuses names outside the contract', async ({
  page,
}) => {
  expect(await page.evaluate(() => Object.keys(window.api).toSorted())).toEqual(['call', 'on', 'pathOf']);
  const attempts = await page.evaluate(async () => {
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'let through';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    };
    const isReplaceable = (): boolean => {
      const { call } = window.api;
      Reflect.set(window.api, 'call', () => null);
      Reflect.set(window, 'api', { call: () => null });
      return window.api.call !== call;
    };
    return {
      unknownCall: await attempt(() => Reflect.apply(window.api.call, null, ['shell.openExternal', {}])),
      prototypeName: await attempt(() => Reflect.apply(window.api.call, null, ['constructor', {}])),
      unknownEvent: await attempt(() =>
        Reflect.apply(window.api.on, null, ['ELECTRON_BROWSER_REQUIRE', () => undefined]),
      ),
      isReplaceable: isReplaceable(),
    };
  });
  expect(attempts.unknownCall).toContain('shell.openExternal is not a call of Longshort');
  expect(attempts.prototypeName).toContain('is not a call of Longshort');
  expect(attempts.unknownEvent).toContain('is not an event of Longshort');
  expect(attempts.isReplaceable).toBe(false);
});

test('every call answers malformed input with a sentence of kind invalid, and changes nothing', async ({
  page,
}) => {
  await waitForSample(page);
  const before = await ask(page, 'experiments.list', {});
  for (const name of callNames) {
    for (const input of [null, 'text', 7, [], { unknownKey: 1 }, { id: 'one' }, { id: 1.5 }, { ids: [] }]) {
      const outcome = await ask(page, name, input);
      expect(outcome, `${name} ${JSON.stringify(input)}`).toMatchObject({
        ok: false,
        error: { kind: 'invalid', message: expect.stringContaining(name) },
      });
    }
  }
  expect(await ask(page, 'experiments.list', {})).toEqual(before);
});

test('the page cannot leave, open windows, embed others or get permissions', async ({ app, page }) => {
  await waitForSample(page);
  expectFaults(app, /Not allowed to load local resource/);
  const opened = await page.evaluate(() =>
    ['https://example.com', 'file:///etc/passwd', 'app://longshort/', 'about:blank'].map((url) =>
      window.open(url),
    ),
  );
  expect(opened).toEqual([null, null, null, null]);

  for (const target of ['https://example.com/', 'app://elsewhere/'])
    expect(await followLink(app, target)).toEqual({ url: target, isPrevented: true });
  expect(await windowCount(app)).toBe(1);

  const permissions = await page.evaluate(async () => {
    const states: Record<string, string> = {};
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi'])
      states[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: DOMException) => error.name,
    );
    return { states: Object.values(states), media };
  });
  expect(new Set(permissions.states)).toEqual(new Set(['denied']));
  expect(permissions.media).not.toBe('granted');
});

test('the content security policy refuses inline script, eval, remote script and remote data', async ({
  app,
  page,
}) => {
  await waitForSample(page);
  const said = expectFaults(app, /Content Security Policy|ERR_BLOCKED_BY_CSP|Refused to/);
  const policy = await page.evaluate(async () =>
    (await fetch('app://longshort/')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);

  const outcome = await page.evaluate(async () => {
    const blocked: string[] = [];
    const isAllSaid = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (blocked.push(event.effectiveDirective) === 4) resolve();
      });
    });
    const addScript = (fill: (script: HTMLScriptElement) => void): void => {
      const script = document.createElement('script');
      fill(script);
      document.head.append(script);
    };
    addScript((script) => {
      script.textContent = 'window.pwned = true';
    });
    addScript((script) => {
      script.src = 'https://example.com/pwned.js';
    });
    const remote = await fetch('https://example.com/data').then(
      () => 'fetched',
      () => 'refused',
    );
    const image = new Image();
    image.src = 'https://example.com/pixel.png';
    await new Promise((resolve) => image.addEventListener('error', resolve));
    await isAllSaid;
    return { blocked: blocked.toSorted(), remote, isPwned: 'pwned' in window };
  });
  expect(outcome).toEqual({
    blocked: ['connect-src', 'img-src', 'script-src-elem', 'script-src-elem'],
    remote: 'refused',
    isPwned: false,
  });
  await expect.poll(said).toBeGreaterThan(0);
});

test('eval and new Function do nothing in the window', async ({ app, page }) => {
  expectFaults(app, /Content Security Policy|unsafe-eval/);
  // Playwright's own evaluate is exempt from the policy; a script of the page is not.
  const said = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI), {
          once: true,
        });
        Reflect.apply(setTimeout, window, ['window.pwned = true']);
      }),
  );
  expect(said).toBe('eval');
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('app:// serves the files of the renderer and nothing beside them', async ({ app, page }) => {
  await waitForSample(page);
  const said = expectFaults(app, /404/);
  const addresses = [
    'app://longshort/..%2f..%2fpackage.json',
    'app://longshort/../../package.json',
    'app://longshort/%2e%2e/%2e%2e/package.json',
    'app://longshort/..%5c..%5cpackage.json',
    'app://longshort/../main/index.cjs',
    'app://longshort//etc/passwd',
    'app://longshort/assets/%00.js',
    'app://longshort/missing.js',
  ];
  const statuses = await page.evaluate(
    (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).status)),
    addresses,
  );
  expect(statuses).toEqual(addresses.map(() => 404));
  await expect.poll(said).toBe(addresses.length);
});

test('the page can embed no frame', async ({ app, page }) => {
  await waitForSample(page);
  expectFaults(app, /Content Security Policy|Framing|frame/i);
  const states = await page.evaluate(async () => {
    const frames = ['app://longshort/', 'https://example.com/', 'data:text/html,<p>hi'].map((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      return document.body.appendChild(frame);
    });
    await Promise.all(
      frames.map((frame) => new Promise((resolve) => frame.addEventListener('load', resolve))),
    );
    return frames.map((frame) => {
      try {
        return frame.contentDocument?.body.innerHTML ?? 'closed';
      } catch {
        return 'closed';
      }
    });
  });
  expect(states.filter((state) => state !== 'closed' && state !== '')).toEqual([]);
});

test('main answers the main frame of our own origin only, even where a page got hold of the bridge', async ({
  app,
  page,
}) => {
  await waitForSample(page);
  const answers = await callFromElsewhere(app);
  expect(answers.ours).toMatchObject({ ok: true });
  for (const refused of [answers.subframe, answers.otherOrigin])
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', message: 'This page may not talk to Longshort.' },
    });
});

/**
 * Asks for `app.info` from a window with our preload, in frames too, on pages of the test's own: our origin in the
 * main frame and in a subframe, which our policy would never load, and another origin.
 */
async function callFromElsewhere({ electron }: LongshortApp): Promise<Record<string, unknown>> {
  return electron.evaluate(async ({ app, BrowserWindow, session }) => {
    const isolated = session.fromPartition('test');
    isolated.protocol.handle('app', ({ url }) => {
      const body = url.endsWith('/framed') ? 'inner' : '<iframe src="app://longshort/framed"></iframe>';
      return new Response(body, { headers: { 'content-type': 'text/html' } });
    });
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: isolated,
        preload: `${app.getAppPath()}/out/preload/index.cjs`,
        sandbox: true,
        contextIsolation: true,
        nodeIntegrationInSubFrames: true,
      },
    });
    const ask = `window.api.call('app.info', {})`;
    await window.loadURL('app://longshort/outer');
    const { mainFrame } = window.webContents;
    const ours = await mainFrame.executeJavaScript(ask);
    const subframe = await mainFrame.frames[0]!.executeJavaScript(ask);
    await window.loadURL('app://elsewhere/outer');
    const otherOrigin = await window.webContents.mainFrame.executeJavaScript(ask);
    window.destroy();
    return { ours, subframe, otherOrigin };
  });
}

/**
 * Follows a link and gives the navigation that main was asked for. Through main, since Playwright would wait for a
 * navigation that never comes.
 */
async function followLink({ electron }: LongshortApp, target: string) {
  return electron.evaluate(async ({ BrowserWindow }, url) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const before = contents.getURL();
    const asked = new Promise((resolve) => {
      // After the listener of the app, which has said its word by then.
      contents.once('will-frame-navigate', (event) =>
        resolve({ url: event.url, isPrevented: event.defaultPrevented }),
      );
    });
    const follow = `{ const a = document.createElement('a'); a.href = ${JSON.stringify(url)}; a.click(); }`;
    await contents.executeJavaScript(follow, true);
    const navigation = await asked;
    const isThere = await contents.executeJavaScript(
      `document.querySelector('[data-testid=data-page]') !== null`,
    );
    if (!isThere || contents.getURL() !== before)
      throw new Error(`The page has left for ${contents.getURL()}.`);
    return navigation;
  }, target);
}

/** What matches is meant to be said by the window, now or later. @returns how often it was said so far */
function expectFaults({ faults, expectedFaults }: LongshortApp, expected: RegExp): () => number {
  expectedFaults.push(expected);
  return () => faults.filter((fault) => expected.test(fault)).length;
}
