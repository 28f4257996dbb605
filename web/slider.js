// Sliders: the second face of a number. Their own scale is an integer from 0 to
// max; data-lo, data-hi, data-log and data-zero say what that means.

/** The figures a slider writes: finer than a hand can place it. */
const figures = 3;

/**
 * @typedef {object} Scale
 * @property {number} lo
 * @property {number} hi
 * @property {boolean} log the slider moves by factors
 * @property {boolean} zero position 0 stands for the number 0
 * @property {boolean} whole only integers
 * @property {number} max the last position
 */

/** @returns {Scale} */
function scaleOf({ dataset, max }) {
  return {
    lo: Number(dataset.lo),
    hi: Number(dataset.hi),
    log: 'log' in dataset,
    zero: 'zero' in dataset,
    whole: 'whole' in dataset,
    max: Number(max),
  };
}

/**
 * The number at a position, as text.
 * @param {Scale} scale
 * @param {number} position
 */
export function numberAt({ lo, hi, log, zero, whole, max }, position) {
  if (zero && position === 0) return '0';
  const t = zero ? (position - 1) / (max - 1) : position / max;
  const x = log ? lo * (hi / lo) ** t : lo + (hi - lo) * t;
  if (whole) return String(Math.min(hi, Math.max(lo, Math.round(x))));
  return String(Math.min(hi, Math.max(lo, Number(x.toPrecision(figures)))));
}

/**
 * The position nearest to a number; 0 for what is no number.
 * @param {Scale} scale
 * @param {number} x
 */
export function positionOf({ lo, hi, log, zero, max }, x) {
  if (!(x >= lo)) return 0;
  const t = log ? Math.log(x / lo) / Math.log(hi / lo) : (x - lo) / (hi - lo);
  const bounded = Math.min(1, Math.max(0, t));
  return Math.round(zero ? 1 + bounded * (max - 1) : bounded * max);
}

/** The text of the value of a slider. */
export function fromSlider(slider) {
  const text = numberAt(scaleOf(slider), Number(slider.value));
  slider.setAttribute('aria-valuetext', text);
  return text;
}

/** Moves a slider to what text says. */
export function toSlider(slider, text) {
  slider.value = String(positionOf(scaleOf(slider), Number.parseFloat(text)));
  slider.setAttribute('aria-valuetext', text);
}
