// Views that lose their graphics.

import assert from 'node:assert/strict';
import { eventually } from './wait.js';

/** What Chromium itself logs about a lost context. */
export const lostWords = /WebGL|CONTEXT_LOST|GL_INVALID/;

/** Runs in a view: takes its graphics away, as the browser does when it must. */
export const loseContext = () => {
  document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
};

/** Waits until the stage shows another view than the one of frame. */
export async function remade(playground, frame) {
  await eventually(() => frame.detached, (gone) => assert.ok(gone, 'the view was not remade'));
  await playground.until(() => document.querySelector('#stage').dataset.view === 'live');
}

/** The document of the view. */
export const viewPage = /\/view\.html$/;

/** Whether request is that of a frame for its view; the page asks for the same file, to have it in the cache. */
export const framesView = (request) => viewPage.test(request.url()) && request.isNavigationRequest();

/** Counts the views that page begins to load. */
export function countLoads(page) {
  const count = { loads: 0 };
  page.on('request', (request) => {
    if (framesView(request)) count.loads++;
  });
  return count;
}
