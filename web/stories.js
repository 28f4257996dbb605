// The stories: cards that link a run. The page marks the one that is open, brings
// what it is about into sight, folds the row, and lists all of them in the help.

/** How much of the row one press of an arrow moves on. */
const leap = 0.8;

/** How much of the card before the open one stays in sight, in pixels. */
const before = 32;

/**
 * @param {(hash: string) => void} visit opens a link of the page. The browser's own way would take the focus from
 *   what the reader has gone on to with the next frame, and tell of the address later.
 * @returns {{order: () => void, shown: () => void}} order puts those of the lab that is open first; shown is to be
 *   called when a state has been shown
 */
export function wireStories(visit) {
  const row = document.querySelector('#stories');
  const list = row.querySelector('ul');
  const cards = [...list.children]; // as they came
  wireRow(row, list);
  wireHelp(document.querySelector('#help'), list);

  const { dataset } = document.documentElement;
  let wanted = null; // the element that a story is about, until it has been brought into sight
  let lab = null; // that of the story that is open
  const mark = (hash) => {
    lab = null;
    for (const link of document.querySelectorAll('.story a')) {
      if (link.hash !== hash) {
        link.removeAttribute('aria-current');
        continue;
      }
      link.setAttribute('aria-current', 'true');
      if (list.contains(link)) list.scrollTo({ left: link.parentElement.offsetLeft - list.offsetLeft - before });
      wanted = document.querySelector(link.dataset.see ? `[data-drawing="${link.dataset.see}"]:not(.stage *)` : '#stage');
    }
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.story a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(link.hash);
    mark(link.hash);
  });
  window.addEventListener('hashchange', () => mark(window.location.hash));
  mark(window.location.hash);
  let first = null; // the lab whose stories come first
  const order = () => {
    if (first === dataset.lab || list.querySelector('[aria-current]')) return; // who goes from story to story keeps the row
    first = dataset.lab;
    const own = cards.filter((card) => labOf(card) === first);
    list.append(...own, ...cards.filter((card) => !own.includes(card)));
    list.scrollTo({ left: 0 });
  };
  const shown = () => {
    if (lab !== null && lab !== dataset.lab) { // the reader has gone elsewhere
      mark(null);
      order();
    }
    if (!wanted?.checkVisibility()) return;
    lab = dataset.lab;
    wanted.scrollIntoView({ block: 'nearest' });
    if (wanted.id === 'stage') row.scrollIntoView({ block: 'nearest' }); // on a phone below the picture
    wanted = null;
  };
  return { order, shown };
}

/** The lab that the link of a card opens. Links leave the default out, which is how the page came. */
function labOf(card) {
  const { defaultValue } = document.querySelector('[name="lab"][checked]');
  return /[#&]lab=([^&]*)/.exec(card.querySelector('a').hash)?.[1] ?? defaultValue;
}

/** Folds the row, and lets its arrows scroll it. */
function wireRow(row, list) {
  const fold = document.querySelector('[aria-controls="stories"]');
  fold.addEventListener('click', () => {
    row.hidden = !row.hidden;
    fold.setAttribute('aria-expanded', String(!row.hidden));
  });
  const [back, on] = row.querySelectorAll('button');
  const ends = () => {
    back.setAttribute('aria-disabled', String(list.scrollLeft < 1));
    on.setAttribute('aria-disabled', String(list.scrollLeft + list.clientWidth > list.scrollWidth - 1));
  };
  back.addEventListener('click', () => list.scrollBy({ left: -leap * list.clientWidth }));
  on.addEventListener('click', () => list.scrollBy({ left: leap * list.clientWidth }));
  list.addEventListener('scroll', ends, { passive: true });
  new ResizeObserver(ends).observe(list);
}

/** Lists the stories in the help, which a click on one of them closes. */
function wireHelp(help, list) {
  help.querySelector('.stories').append(list.cloneNode(true));
  help.addEventListener('click', ({ target }) => target.closest('.story a') && help.close());
}
