// Stock Firefox for the tests, headed, since it has WebGL only then: on a screen
// that nobody sees, with an empty profile and no calls home.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { onPath, patience } from './browser.js';
import { root } from './server.js';

/** What a fresh profile would do by itself, or ask the machine for. */
const preferences = {
  'app.update.disabledForTesting': true, 'app.update.auto': false, 'extensions.update.enabled': false,
  'browser.aboutwelcome.enabled': false, 'browser.startup.page': 0, 'browser.startup.homepage_override.mstone': 'ignore',
  'browser.shell.checkDefaultBrowser': false, 'termsofuse.bypassNotification': true,
  'datareporting.policy.dataSubmissionEnabled': false, 'datareporting.healthreport.uploadEnabled': false, 'toolkit.telemetry.enabled': false,
  'app.normandy.enabled': false, 'app.shield.optoutstudies.enabled': false, 'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false, 'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'browser.safebrowsing.update.enabled': false, 'network.dns.disablePrefetch': true, 'network.prefetch-next': false,
  'webgl.force-enabled': true, // in software, where there is no graphics card
  'ui.systemUsesDarkTheme': 0, 'ui.prefersReducedMotion': 0,
  'dom.ipc.processHangMonitor': false, 'dom.max_script_run_time': 0, // a busy machine is no hang
};

/** What is called so on this machine, as ./need looks for it. */
const candidates = () => ['firefox-esr', 'firefox'].map((name) => onPath(name)).filter(Boolean);

/** The Firefox to test; undefined for none. What Ubuntu calls firefox may be a script that only speaks of a snap. */
function firefox() {
  return process.env.FIREFOX ?? candidates().find((path) => {
    try {
      return /Mozilla Firefox/.test(execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      return false;
    }
  });
}

/** Whether the desktop of this machine can show a window. */
const hasDesktop = () => process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Why Firefox cannot be tested on this machine, in words; '' where it can. */
export function noFirefox() {
  if (!firefox()) return ['this machine has no Firefox, and none could be installed', ...candidates().map((path) => `${path} does not tell its version`)].join('; ');
  if (!onPath('Xvfb') && !hasDesktop()) return 'Firefox needs a screen for WebGL: this machine has none, and no Xvfb';
  return '';
}

/** Starts a screen that nobody sees; resolves to the environment that leads to it. */
async function screen(t) {
  const server = onPath('Xvfb');
  if (!server) return process.env;
  // It takes the first number that is free, and tells it.
  const child = spawn(server, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  t.after(() => child.kill());
  let told = '';
  for await (const text of child.stdio[3]) {
    told += text;
    if (told.includes('\n')) break;
  }
  if (!told.trim()) throw new Error('Xvfb ended without a screen');
  const { WAYLAND_DISPLAY, ...rest } = process.env;
  return { ...rest, DISPLAY: `:${told.trim()}`, MOZ_ENABLE_WAYLAND: '0', GDK_BACKEND: 'x11' };
}

/** A browser that does not end after so long is ended: a process that is left keeps the test file from ending. */
const endMs = 20_000;

/**
 * Starts Firefox.
 * @param {{after: (end: () => Promise<void>) => void}} t the test or suite that ends it
 */
export async function launchFirefox(t) {
  const ends = [];
  t.after(async () => { for (const end of ends.reverse()) await end(); }); // the browser, its screen, its profile
  mkdirSync(`${root}build`, { recursive: true });
  const userDataDir = mkdtempSync(`${root}build/firefox-`); // a snap may read this, and not /tmp
  ends.push(() => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10 }));
  const env = await screen({ after: (end) => ends.push(end) });
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: firefox(), headless: false, env, userDataDir, extraPrefsFirefox: preferences, ...patience,
  });
  ends.push(async () => {
    await Promise.race([browser.close().catch(() => {}), new Promise((resolve) => { setTimeout(resolve, endMs).unref(); })]);
    browser.process()?.kill('SIGKILL');
  });
  return browser;
}
