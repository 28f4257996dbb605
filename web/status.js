// What the page says of its computation and its canvas: a card over the stage
// while the worker does not answer, and notices of what became of either.

import { notice } from './notices.js';
import { forbidden } from './policy.js';

/** The key of notes on a table of points, as the session has it. */
const tableKey = 'csv';

/** More of a change than this is not repeated. */
const longest = 80;

/** Shows text over the stage, or nothing for null. */
export function fillCard(text, title, label) {
  const card = document.querySelector('#card');
  card.querySelector('h2').textContent = title;
  card.querySelector('p').textContent = text ?? '';
  card.querySelector('button').textContent = label;
  card.hidden = text === null;
}

/** What a reader calls a message to the worker. */
function nameOf({ type, query, bytes }) {
  if (type === 'open') return 'the link';
  if (type === 'load') return bytes ? 'the weights of a file' : 'the table of points';
  if (type === 'images') return 'the images';
  const button = document.querySelector(`button[data-edit="${CSS.escape(query)}"]`);
  let text = button?.title || button?.textContent.trim() || query;
  try { text = decodeURIComponent(text); } catch { /* as it is */ }
  text = text.replaceAll('&', ', ');
  return `the change “${text.length > longest ? `${text.slice(0, longest)}…` : text}”`;
}

/**
 * What a WorkerClient calls when its worker falls silent, is replaced, has caught
 * up, or has stopped.
 * @param {{
 *   transport: import('./transport.js').Transport,
 *   points: import('./points.js').PointsDialog,
 *   pictures: import('./pictures.js').PicturesDialog,
 *   fail: (text: string, label: string) => void,
 *   remade: () => void,
 * }} page fail shows a card
 */
export function fates({ transport, points, pictures, fail, remade }) {
  let playAgain = false;
  let withdraw = () => {};

  /** Takes the last notice back; returns what is said of the changes that are given up. */
  function left(dropped) {
    withdraw();
    for (const { type, edit } of dropped) {
      if (type === 'load') points.answered(edit, [[tableKey, 'The computation stopped at this table twice.']]);
      if (type === 'images') pictures.stopped(edit);
    }
    return dropped.length > 0 ? ` without ${dropped.map(nameOf).join(' and ')}, which had stopped it twice` : '; your changes are kept, and the runs begin again';
  }

  return {
    silent(on) {
      fillCard(on ? 'It is busy with something large, or it hangs. What you change meanwhile is kept.' : null, 'The computation does not answer', 'Restart');
    },
    remade(why, dropped) {
      remade();
      playAgain ||= transport.playing;
      transport.pause(); // the steps it plays are not there yet
      fillCard(null, '', '');
      withdraw = notice(`The computation was restarted${why && ` (${why})`}${left(dropped)}.`);
    },
    live() {
      if (playAgain && !transport.playing) transport.play();
      playAgain = false;
    },
    async dead(why, dropped) {
      transport.pause();
      const text = left(dropped);
      const policy = await forbidden(why);
      if (policy) fail(`The computation cannot start: ${policy}.`, 'Retry');
      else fail(`The computation has stopped (${why}); a restart did not help. ${dropped.length > 0 ? `It can go on${text}.` : 'Your link and your last changes are kept.'}`, 'Restart');
    },
  };
}

/**
 * What is said of the canvas while its parts do not come, or no view of it starts.
 * @param {{say: (text: string) => void, reload: () => void, retry: () => void}} to
 *   say speaks; reload and retry ask for the parts and for a view again
 */
export function canvasFates({ say, reload, retry }) {
  const instead = 'A plain drawing takes its place; everything else works.';
  let withdrawMissing = () => {};
  let withdrawStopped = () => {};
  return {
    /** @type {import('./load.js').Tell} */
    missing(fault) {
      withdrawMissing();
      if (fault) withdrawMissing = notice(`${fault.message} ${instead}`, { label: 'Retry', act: reload });
    },
    live() { withdrawStopped(); },
    restarted() { say('The graphics were restarted; nothing is lost.'); },
    givenUp(why, wasLive) {
      if (wasLive) say(`The canvas has stopped: ${why}. ${instead}`); // the figure itself shows it
      else withdrawStopped = notice(`The canvas cannot start: ${why}. ${instead}`, { label: 'Try the canvas again', act: retry });
    },
  };
}
