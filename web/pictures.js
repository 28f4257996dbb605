// The dialog of the reader's own images: pictures in the format PNG, or a table, from files
// that are chosen or dropped. The browser unpacks the pictures: a decoder of its own would take
// 38 kB of the worker. What they hold is checked by the session.

import { encodingsOf } from './points.js';

/** The largest files that are read, together. */
const mostBytes = 64 << 20;

/** So many pixels pictures may have together; the session takes no more. */
const mostPixels = 16_000_000;

/** The longest side that a canvas has in every browser. */
const mostSide = 16_384;

/** So many pixels of a picture, and bytes of a table, are looked at in one go. */
const stripPixels = 1 << 20;
const pieceBytes = 1 << 21;

/** The key of the session's notes on images. */
const noteKey = 'pictures';

/** The page answers in between. */
const rest = () => new Promise((resolve) => { setTimeout(resolve); });

/** What is wrong with a file, as a sentence. */
class FileFault extends Error {}

/** The first eight bytes of a picture in the format PNG. */
const mark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether a file is a picture in the format PNG. */
export const isPNG = (buffer) => buffer.byteLength >= 33 && mark.every((byte, i) => new Uint8Array(buffer)[i] === byte);

/**
 * Width and height of a picture in the format PNG, before it is unpacked. Browsers show as much
 * of a damaged picture as there is: here all of it must be there, to the last chunk.
 * @param {ArrayBuffer} buffer
 */
export function sizeOf(buffer) {
  const view = new DataView(buffer);
  const end = 0x49454e44; // "IEND"
  let at = mark.length;
  while (at + 12 <= view.byteLength && view.getUint32(at + 4) !== end) at += 12 + view.getUint32(at);
  if (at + 12 > view.byteLength) throw new FileFault('The picture is damaged: its end is missing.');
  return { w: view.getUint32(16), h: view.getUint32(20) };
}

/**
 * Says why a picture of w × h pixels is not read, where others have so many already.
 * @returns {string} '' where it is
 */
export function tooLarge({ w, h }, already) {
  if (Math.max(w, h) > mostSide) return `The picture has ${w} × ${h} pixels, and at most ${mostSide} of a side are read.`;
  if (w * h > mostPixels) return `The picture has ${w} × ${h} pixels, and at most ${mostPixels} are read.`;
  if (w * h + already > mostPixels) return `With this picture there are ${w * h + already} pixels, and at most ${mostPixels} are read.`;
  return '';
}

/** The luminance of opaque pixels of red, green, blue and alpha, as Go’s image/color has it. */
export function lightOf(rgba) {
  const light = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < light.length; i++) light[i] = (19595 * rgba[4 * i] + 38470 * rgba[4 * i + 1] + 7471 * rgba[4 * i + 2] + 32768) >> 16;
  return light;
}

/** The luminance of a picture, on white where it is translucent. */
async function unpacked(buffer, { w, h }) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(new Blob([buffer], { type: 'image/png' }), { colorSpaceConversion: 'none' });
  } catch {
    throw new FileFault('The picture is damaged: its pixels cannot be read.');
  }
  const rows = Math.min(h, Math.max(1, Math.floor(stripPixels / w)));
  const canvas = Object.assign(document.createElement('canvas'), { width: w, height: rows });
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  const light = new Uint8Array(w * h);
  for (let y = 0; y < h; y += rows) {
    const strip = Math.min(rows, h - y);
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, w, strip);
    paper.drawImage(bitmap, 0, -y);
    light.set(lightOf(paper.getImageData(0, 0, w, strip).data), y * w);
    await rest();
  }
  bitmap.close();
  return light;
}

/** The text of a file as bytes in UTF-8, which most files are already. */
async function utf8Of(buffer) {
  for (const encoding of encodingsOf(buffer)) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const pieces = [];
    try {
      for (let at = 0; at < buffer.byteLength; at += pieceBytes) {
        await rest();
        const text = decoder.decode(new Uint8Array(buffer, at, Math.min(pieceBytes, buffer.byteLength - at)), { stream: true });
        if (encoding !== 'utf-8') pieces.push(new TextEncoder().encode(text));
      }
      decoder.decode();
      return encoding === 'utf-8' ? buffer : await new Blob(pieces).arrayBuffer();
    } catch { /* it is written in the other */ }
  }
  return buffer;
}

/**
 * What the session is to be given of files: the {bytes} of a table, or {pictures}.
 * @param {File[]} files
 */
async function contentOf(files) {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostBytes) throw new FileFault(`${files.length === 1 ? 'The file has' : 'The files have'} ${bytes} bytes, and at most ${mostBytes} are read.`);
  const buffers = await Promise.all(files.map((file) => file.arrayBuffer()));
  if (files.length === 1 && !isPNG(buffers[0])) {
    if (/^image\//.test(files[0].type)) throw new FileFault('This is not a picture in the format PNG.');
    return { bytes: await utf8Of(buffers[0]) };
  }
  const pictures = [];
  let pixels = 0;
  for (const [i, { name }] of files.entries()) {
    try {
      if (!isPNG(buffers[i])) throw new FileFault('This is not a picture in the format PNG: of many files all must be.');
      const size = sizeOf(buffers[i]);
      const fault = tooLarge(size, pixels);
      if (fault) throw new FileFault(fault);
      pixels += size.w * size.h;
      pictures.push({ name, ...size, light: await unpacked(buffers[i], size) });
    } catch (error) {
      throw error instanceof FileFault && files.length > 1 ? new FileFault(`${name}: ${error.message}`) : error;
    }
  }
  return { pictures };
}

export class PicturesDialog {
  #dialog;
  #error;
  #load;
  #asked = 0; // the edit that loads what was sent; 0 for none
  #reading = 0; // counts what was chosen: the last counts

  /**
   * @param {HTMLDialogElement} dialog
   * @param {(images: {bytes?: ArrayBuffer, pictures?: object[], side: number}) => number|undefined} load
   *   sends images and returns the number of the edit
   * @param {() => void} cancel has the session give them up
   */
  constructor(dialog, load, cancel) {
    this.#dialog = dialog;
    this.#error = dialog.querySelector('[role="alert"]');
    this.#load = load;
    dialog.querySelector('input[type="file"]').addEventListener('change', ({ currentTarget }) => {
      const files = [...currentTarget.files];
      currentTarget.value = ''; // the same files can be chosen again
      this.#read(files);
    });
    dialog.addEventListener('close', () => { // before they are read
      if (this.#asked === 0) return;
      this.#asked = 0;
      this.#busy(false);
      cancel();
    });
    for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => this.#dragged(event));
  }

  /** Takes the notes of an update; returns those that are not about images sent from here. */
  answered(edit, notes) {
    if (this.#asked === 0 || edit < this.#asked) return notes;
    this.#asked = 0;
    const [, fault] = notes.find(([key]) => key === noteKey) ?? [];
    this.#say(fault ?? '');
    if (!fault) this.#dialog.close();
    return notes.filter(([key]) => key !== noteKey);
  }

  /** The computation has stopped at the images of an edit. */
  stopped(edit) { this.answered(edit, [[noteKey, 'The computation stopped at these images twice.']]); }

  /** Files are dragged over the page, or dropped: they count while the dialog can be opened. */
  #dragged(event) {
    const button = document.querySelector(`[data-dialog="${this.#dialog.id}"]`);
    if (!event.dataTransfer?.types.includes('Files') || !button.checkVisibility()) return;
    const files = [...event.dataTransfer.files]; // none before they are dropped
    if (files.some(({ name }) => name.endsWith('.safetensors'))) return; // those are weights
    event.preventDefault();
    if (event.type !== 'drop') return;
    if (!this.#dialog.open) button.click();
    this.#read(files);
  }

  async #read(files) {
    if (files.length === 0) return;
    const reading = ++this.#reading;
    const side = this.#dialog.querySelector('[data-role="side"]').value.trim();
    this.#say('');
    this.#busy(true);
    files.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    try {
      const images = await contentOf(files);
      const number = Number(side); // 0 for none: it is found
      if (reading === this.#reading) this.#asked = this.#load({ ...images, side: Number.isInteger(number) ? number : -1 }) ?? 0;
    } catch (error) {
      if (reading === this.#reading) this.#say(error instanceof FileFault ? error.message : `The file cannot be read: ${error.message}`);
    }
    if (reading === this.#reading && this.#asked === 0) this.#busy(false);
  }

  #say(text) {
    this.#busy(false);
    this.#error.textContent = text;
  }

  #busy(on) {
    this.#dialog.setAttribute('aria-busy', String(on));
    this.#dialog.querySelector('[data-close]').textContent = on ? 'Cancel' : 'Close';
  }
}
