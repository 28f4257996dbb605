// The same smoke in every browser there is: canvas, hands, keys, numbers, a lost
// context and an embed, in all labs.

import { describe, test } from 'node:test';
import { launch } from './browser.js';
import { launchFirefox, noFirefox } from './firefox.js';
import { labs, smoke, smokeEmbedded } from './smoke.js';
import { stand } from './stand.js';

const browsers = {
  Chromium: { start: launch, missing: '' },
  Firefox: { start: launchFirefox, missing: noFirefox() },
};

for (const [name, { start, missing }] of Object.entries(browsers)) {
  describe(`smoke in ${name}`, { skip: missing ? `${name} is not tested: ${missing}` : false }, () => {
    const on = stand(start);
    for (const [lab, what] of Object.entries(labs)) {
      test(`${lab}: it draws, follows the hand, recovers and gives the published numbers`, (t) => smoke(t, on, what));
      test(`${lab}: it works with sandbox="allow-scripts" on another origin`, (t) => smokeEmbedded(t, on, what));
    }
  });
}
