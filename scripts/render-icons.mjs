import { readFileSync, writeFileSync } from 'node:fs';
import { withDisplay } from './lib/display.mjs';
import { startApp } from './lib/electron-app.mjs';
import { at } from './lib/paths.mjs';
import { main } from './lib/say.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** `node scripts/render-icons.mjs`: resources/icons/longshort.svg as the PNGs that packages carry. */
main(() =>
  withDisplay(async (display) => {
    const { page, stop } = await startApp({ args: [at('scripts/lib/blank-app')], env: display });
    try {
      for (const size of sizes) await render(page, size);
    } finally {
      await stop();
    }
  }),
);

async function render(page, size) {
  const svg = readFileSync(at('resources/icons/longshort.svg'), 'utf8');
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  const clip = { x: 0, y: 0, width: size, height: size };
  writeFileSync(at(`resources/icons/${size}.png`), await page.screenshot({ clip, omitBackground: true }));
}
