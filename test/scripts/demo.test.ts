import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, openBrowser } from '../../scripts/demo/browser.ts';
import { page as pageOf } from '../../scripts/demo/page.ts';
import { isPictureFresh } from '../../scripts/demo/picture.ts';
import { readExamples, readStories, type ReviewedStory, reviewStory } from '../../scripts/demo/story.ts';

test('the picture of the README shows what is posted', async () => {
  expect(await isPictureFresh(), 'run `npm run picture` where Chromium is installed').toBe(true);
});

describe('npm run demo', () => {
  const demo = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/demo.ts'), ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    });

  const plain = demo([]);

  test('says one line about each example, and where the page is', () => {
    const lines = plain.trim().split('\n');
    expect(lines.filter((line) => /^ {2}[✓■✕!] /u.test(line))).toHaveLength(readExamples().length);
    expect(lines).toContain('  ✕ Failed    A field leaves a response                   1 breaking');
    expect(lines).toContain('  ■ Neutral   A call to another service has no timeout    1 high');
    expect(lines.find((line) => line.startsWith('As people see them'))).toMatch(/ file:\/\/\/.+\/demo\/index\.html$/u);
    expect(lines.length).toBeLessThan(readExamples().length + 8);
  });

  test('colours, and makes the address one to click, where a terminal looks', () => {
    const said = demo([], { FORCE_COLOR: '1' });
    expect(said).toContain('\u001B[31m✕ Failed  ');
    const page = pathToFileURL(join(import.meta.dirname, '../../demo/index.html')).href;
    expect(said).toContain(`\u001B]8;;${page}\u0007`);
    expect(plain).not.toContain('\u001B');
  });

  test('shows the Markdown that is posted where somebody asks for it', () => {
    const marker = '<!-- architect:v1';
    expect(plain).not.toContain(marker);
    expect(demo(['--verbose'])).toContain(marker);
  });

  test('tells examples, and leaves what only tests something to the tests', () => {
    const names = readExamples().map(({ name }) => name);
    expect(names).toContain('field-removed');
    expect(names).not.toContain('hostile-names');
    expect(names).not.toContain('model-overloaded');
  });
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
      expect(await page.locator(`#${name} .check .title`).textContent()).toBe(publication.check.title);
      expect(await page.locator(`#${name} [aria-label="Summary comment"]`).count()).toBe(publication.summary ? 1 : 0);
    }
    expect(problems).toEqual([]);
  });

  test.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)('nothing is wider than a window of %i pixels, %s', async (width, scheme) => {
    const page = await open(width, scheme);
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

  test('one sees how bad a finding is, and what the signs mean', async () => {
    const page = await open(1280, 'light');
    expect(await page.locator('nav li', { hasText: 'has no timeout' }).locator('.level').textContent()).toBe('1 high');
    expect(await page.locator('#call-without-timeout tr.comment .level.high').count()).toBe(1);
    const colors = await page
      .locator('#call-without-timeout .badge.neutral, #readme-only .badge.success, #field-removed .level.breaking')
      .evaluateAll((elements) =>
        elements.map((element) => element.ownerDocument.defaultView?.getComputedStyle(element).color),
      );
    expect(new Set(colors).size).toBe(3);
    const legend = page.locator('.legend');
    expect(await legend.locator('dl').isVisible()).toBe(false);
    await legend.locator('summary').click();
    expect(await legend.getByText('/architect explain').isVisible()).toBe(true);
    expect(await page.locator('#field-removed code.id').first().getAttribute('title')).toContain('The id of a finding');
  });

  test('one jumps to an example and back, and what is long is folded', async () => {
    const page = await open(390, 'dark');
    expect(await page.locator('header p').first().textContent()).toMatch(/^\s*Architect reviews [^.]+\.\s*$/u);
    await page.getByRole('link', { name: 'A webhook we send loses a field' }).click();
    expect(new URL(page.url()).hash).toBe('#webhook-payload-changed');
    await page.locator('#webhook-payload-changed').getByRole('link', { name: 'All examples' }).click();
    expect(new URL(page.url()).hash).toBe('#top');
    const folded = page.locator('#retry-without-limit .body details').first();
    expect(await folded.getAttribute('open')).toBeNull();
    expect(await page.locator('body').textContent()).not.toContain('<details>');
  });

  test('no text outside of code has backticks', async () => {
    const page = await open(1280, 'light');
    const texts = await page.locator('p, li, dd, b, h2, h3').evaluateAll((elements) =>
      elements.map((element) => {
        const copy = element.cloneNode(true) as typeof element;
        for (const code of copy.querySelectorAll('code')) code.remove();
        return copy.textContent ?? '';
      }),
    );
    // Hostile names may hold some: they are shown as they are.
    expect(texts.filter((text) => text.includes('`') && !text.includes('evil'))).toEqual([]);
  });

  test('a line that is too long for a phone goes on where it began', async () => {
    const page = await open(390, 'light');
    const broken = await page.locator('#field-removed td.code code').evaluateAll((lines) =>
      lines.flatMap((line) => {
        const range = line.ownerDocument.createRange();
        const text = line.firstChild;
        const start = /^ */u.exec(line.textContent ?? '')?.[0].length ?? 0;
        if (text === null || start < 4 || start === line.textContent?.length) return [];
        range.setStart(text, start);
        range.setEnd(text, line.textContent?.length ?? 0);
        const [first, ...others] = [...range.getClientRects()].map(({ left }) => left);
        return others.map((left) => left >= (first ?? 0));
      }),
    );
    expect(broken.length).toBeGreaterThan(0);
    expect(broken).not.toContain(false);
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
