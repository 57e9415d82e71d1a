import { mkdirSync } from 'node:fs';
import bundledChromium from '@sparticuz/chromium';
import { source as axe } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Without a sandbox, since tests may run as root in a container, and without a graphics card. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
const folder = 'screenshots';

/**
 * A browser without a window. The package that brings one runs on Linux with an x64 processor; elsewhere
 * Chrome is used as it is installed, or what CHROMIUM_PATH names.
 */
export async function launchBrowser(): Promise<Browser> {
  mkdirSync(folder, { recursive: true });
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return chromium.launch({ executablePath: named });
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  return chromium.launch({
    executablePath: await bundledChromium.executablePath(),
    args: flags,
  });
}

/** A visitor of the page, with everything that the browser complained of. */
export interface Visitor {
  readonly page: Page;
  readonly complaints: string[];
  picture(name: string): Promise<void>;
  /** What a screen reader or a keyboard would stumble over, by the rules of axe. */
  barriers(): Promise<string[]>;
}

export async function visit(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return {
    page,
    complaints,
    picture: async (name) => void (await page.screenshot({ path: `${folder}/${name}.png` })),
    barriers: () => barriersOf(page),
  };
}

async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<Violations>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

interface Violations {
  readonly violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[];
}
