// A formula of the reader's own: what is wrong with it is told with its column,
// and it may be typed before the parameters it uses.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open } from './playground.js';
import { stand } from './stand.js';

describe('own formula', () => {
  const at = stand();

  test('an error names the column, and goes when the text is mended', async (t) => {
    const playground = await open(t, at.browser, `${at.site}#problem=formula`, { canvas: false });
    await playground.settled();
    await playground.set('formula.f', 'x^2 + sin(y');
    await playground.until(() => document.getElementById('error-formula.f')?.textContent.includes('Column 12'));
    await playground.set('formula.f', 'x^2 + sin(y) + y^2');
    await playground.linked('formula.f', 'x^2 + sin(y) + y^2');
    await playground.settled();
    assert.equal(await playground.error('formula.f'), '');
  });

  test('a formula waits for its parameters', async (t) => {
    const playground = await open(t, at.browser, `${at.site}#problem=formula`, { canvas: false });
    await playground.settled();
    await playground.set('formula.f', 'a x^2 + b y^2');
    await playground.until(() => document.getElementById('error-formula.f')?.textContent.includes('the name "a" is unknown'));
    await playground.set('formula.params', 'a=1, b=10');
    await playground.linked('formula.params', 'a=1, b=10');
    await playground.linked('formula.f', 'a x^2 + b y^2');
    await playground.settled();
    assert.equal(await playground.error('formula.f'), '');
    assert.equal(await playground.value('formula.f'), 'a x^2 + b y^2');
  });
});
