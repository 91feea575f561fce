import type { LaunchOptions } from '@playwright/test';
import { findChromium } from './find-chromium';

/** How every browser of the tests and the journey is started; it asks the network for nothing of its own. */
export const launchOptions = (): LaunchOptions => ({
  executablePath: findChromium(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
