// What is painted: a screenshot read back as pixels, by the browser itself.

/**
 * The colours in a rectangle of the page, as counts by "r,g,b".
 * @param {import('puppeteer-core').Page} page
 * @param {{x: number, y: number, width: number, height: number}} clip
 * @returns {Promise<Map<string, number>>}
 */
export async function colours(page, { x, y, width, height }) {
  const shot = await page.screenshot({ clip: { x, y, width, height }, encoding: 'base64' });
  const reader = await page.browserContext().newPage();
  try {
    return new Map(await reader.evaluate(count, shot));
  } finally {
    await reader.close();
    await page.bringToFront();
  }
}

/** Runs in an empty page. */
async function count(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts];
}

/** How many pixels lie within reach of a colour [r, g, b]. */
export function pixelsOf(counts, [r, g, b], reach = 24) {
  let pixels = 0;
  for (const [key, number] of counts) {
    const [r1, g1, b1] = key.split(',').map(Number);
    if (Math.max(Math.abs(r - r1), Math.abs(g - g1), Math.abs(b - b1)) <= reach) pixels += number;
  }
  return pixels;
}

/** Colours of the first three runs of a race. */
export const slots = { first: [0xD5, 0x5E, 0x00], second: [0x00, 0x72, 0xB2], third: [0x00, 0x9E, 0x73] };
