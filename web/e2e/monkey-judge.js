// What must hold when a monkey has left.

import assert from 'node:assert/strict';
import { patiently } from './monkey.js';
import { desktop, open } from './playground.js';

/** What the session says its link is, and what the form shows. */
function stateOf(playground) {
  return playground.frame.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    document.querySelector('[data-dialog="share"]').click();
    const link = document.querySelector('[data-share="link"]').value.split('#')[1] ?? '';
    document.querySelector('#share').close();
    const values = {};
    for (const element of document.querySelectorAll('#lab [name]')) {
      if (!(element.closest('label') ?? element).checkVisibility()) continue; // of another lab or problem, and not in the link
      const { name, type, value, checked } = element;
      if (type === 'checkbox') values[name] = checked;
      else if (type !== 'radio') values[name] = value;
      else if (checked) values[name] = value;
    }
    return { link, values };
  });
}

/** Brings what the monkey left to rest: no dialog, no refused text, nothing that plays. */
async function calm(playground) {
  await playground.frame.evaluate(() => {
    for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
    document.activeElement?.blur();
    const play = document.querySelector('[data-role="play"]');
    if (play.getAttribute('aria-pressed') === 'true') play.click();
  });
  await rest(playground); // a text may yet be refused
  await playground.frame.evaluate(() => {
    for (const element of document.querySelectorAll('[aria-invalid]')) element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  await rest(playground);
}

async function rest(playground) {
  await patiently(() => playground.settled());
  await playground.rested();
}

/** The link in the address opens what the monkey left. */
export async function opensAgain(t, on, monkey) {
  await calm(monkey.playground);
  const again = await open(t, on.browser, `${on.site}#${await monkey.playground.link()}`, { still: true }); // it may say play=on
  await patiently(() => again.settled());
  assert.deepEqual(await stateOf(again), await stateOf(monkey.playground), monkey.failure('the link opens another state').message);
}

/** The session still answers an edit, and the picture comes back. */
export async function answers(monkey) {
  const { playground } = monkey;
  await calm(playground);
  await monkey.resize({ ...desktop, deviceScaleFactor: 1, mobile: false });
  await playground.frame.evaluate(() => { location.hash = 'problem=booth&race=newton&steps=20'; });
  await playground.linked('steps', '20');
  await patiently(() => playground.settled());
  await playground.set('steps', '21');
  await playground.linked('steps', '21');
  await patiently(() => playground.settled());
  await monkey.look();
}
