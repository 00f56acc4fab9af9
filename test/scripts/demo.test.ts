import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, openBrowser } from '../../scripts/demo/browser.ts';
import { page as pageOf } from '../../scripts/demo/page.ts';
import { isPictureFresh } from '../../scripts/demo/picture.ts';
import { readStories, type ReviewedStory, reviewStory } from '../../scripts/demo/story.ts';

test('the picture of the README shows what is posted', async () => {
  expect(await isPictureFresh(), 'run `npm run picture` where Chromium is installed').toBe(true);
});

const executable = findBrowser(process.env);
if (executable === null) console.warn('skipped: test/demo.test.ts needs Chromium; install it, or name it in CHROMIUM');

describe.skipIf(executable === null)('the demo page in a browser', () => {
  let browser: Browser;
  let stories: readonly ReviewedStory[];
  const file = join(mkdtempSync(join(tmpdir(), 'demo-')), 'index.html');
  const problems: string[] = [];

  beforeAll(async () => {
    stories = await Promise.all(readStories().map(reviewStory));
    writeFileSync(file, pageOf(stories));
    browser = await openBrowser(executable ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(dirname(file), { recursive: true });
  });

  async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().endsWith('/index.html')) problems.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  test('every comment stands under its line, and says what would be posted', async () => {
    const page = await open(1100, 'light');
    const placed = await page.locator('tr.comment').evaluateAll((rows) =>
      rows.map((row) => {
        const { side = '', line = '' } = row.dataset;
        let above = row.previousElementSibling;
        while (above?.classList.contains('comment')) above = above.previousElementSibling;
        const own = above?.getAttribute(`data-${side}`);
        return {
          story: row.closest('article')?.id,
          path: row.closest('table')?.dataset['path'],
          place: `${side} ${line}`,
          stands: `${side} ${own}`,
          code: above?.querySelector('.code')?.textContent,
          said: row.querySelector('.body strong')?.textContent,
        };
      }),
    );
    const posted = stories.flatMap(({ name, publication, changeSet }) =>
      publication.comments.map(({ path, line, side, findings: [id] }) => {
        const finding = publication.verified.find((one) => one.finding.id === id)?.finding;
        const file = changeSet.files.find((one) => (one.after ?? one.before) === path);
        const place = `${side} ${line}`;
        const code = changeSet[side].texts[file?.[side] ?? '']?.split('\n')[line - 1];
        return {
          story: name,
          path,
          place,
          stands: place,
          code,
          said: expect.stringContaining(first(finding?.message)),
        };
      }),
    );
    expect(posted.length).toBeGreaterThan(5);
    expect(placed.toSorted(byPlace)).toEqual(posted.toSorted(byPlace));
    expect(problems).toEqual([]);
  });

  test('every story has its check, and its summary where one is posted', async () => {
    const page = await open(1100, 'dark');
    for (const { name, publication } of stories) {
      expect(await page.locator(`#${name} .check p > span:last-child`).textContent()).toBe(publication.check.title);
      expect(await page.locator(`#${name} [aria-label="Summary comment"]`).count()).toBe(publication.summary ? 1 : 0);
    }
    expect(problems).toEqual([]);
  });

  test.each([1100, 360])('nothing is wider than a window of %i pixels', async (width) => {
    const page = await open(width, 'light');
    const wide = await page
      .locator('body *')
      .evaluateAll((elements) =>
        elements
          .filter(
            (element) => element.getBoundingClientRect().right > element.ownerDocument.documentElement.clientWidth + 1,
          )
          .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`),
      );
    expect(wide).toEqual([]);
  });

  test('nothing from a pull request becomes part of the page', async () => {
    const page = await open(1100, 'light');
    expect(await page.locator('img, script, iframe, [onerror], a[href*="evil"]').count()).toBe(0);
    expect(await page.locator('#hostile-names .body').first().textContent()).toContain('](https://evil.example)');
  });
});

function first(message = ''): string {
  return message.slice(0, message.indexOf('`'));
}

function byPlace(
  one: { story?: string | undefined; place: string },
  other: { story?: string | undefined; place: string },
) {
  return `${one.story} ${one.place}`.localeCompare(`${other.story} ${other.place}`);
}
