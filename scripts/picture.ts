import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findBrowser, openBrowser } from './demo/browser.ts';
import { isPictureFresh, picture, pictureHash, picturePage } from './demo/picture.ts';

if (process.argv.includes('--check')) {
  if (!(await isPictureFresh())) {
    console.error('docs/images/comment.png no longer shows what is posted.');
    console.error('Run `npm run picture` where Chromium is installed, and look at it.');
    process.exitCode = 1;
  }
} else {
  const executable = findBrowser(process.env);
  if (executable === null) throw new Error('No Chromium was found. Install it, or name it in CHROMIUM.');
  const { markup, hash } = await picturePage();
  const browser = await openBrowser(executable);
  const page = await browser.newPage({ deviceScaleFactor: 2, colorScheme: 'light' });
  await page.setContent(markup);
  mkdirSync(dirname(picture), { recursive: true });
  await page.locator('main').screenshot({ path: picture });
  await browser.close();
  writeFileSync(pictureHash, `${hash}\n`);
  console.log(`Written: ${picture}`);
}
