// The monkey's eyes: what runs inside the page, before any script of it. It
// lists the controls, finds where one lies, and writes down which of them the
// browser's own events have reached. Nothing here touches the page.

/** Runs in every document of the page: in the view it only writes down. */
export function instrument() {
  const selector = 'input:not([type="hidden"]), select, textarea, button, summary';
  const top = window.top;
  const patienceMs = 2000;

  if (window !== top) {
    const reach = (pair) => top.monkey?.reach(`canvas × ${pair}`);
    const on = (type, pair) => window.addEventListener(type, (event) => event.isTrusted && reach(pair(event)), { capture: true, passive: true });
    on('pointerdown', ({ pointerType }) => (pointerType === 'touch' ? 'touch' : 'press'));
    on('wheel', ({ ctrlKey }) => (ctrlKey ? 'zoom' : 'wheel'));
    on('pointermove', ({ buttons, clientX: x, clientY: y }) => {
      if (buttons === 0) return 'hover';
      return x < 0 || y < 0 || x > innerWidth || y > innerHeight ? 'drag off the edge' : 'drag';
    });
    return;
  }

  const kindOf = (element) => {
    if (element.localName === 'input') {
      const { type } = element;
      return { checkbox: 'check', radio: 'radio', range: 'range', file: 'file' }[type] ?? 'text';
    }
    return { button: 'button', summary: 'fold', select: 'select', textarea: 'text' }[element.localName];
  };

  /**
   * The name of a control. A slider is the second face of its field; a button of a
   * card is one for all methods, one of a layer one for all layers.
   */
  const keyOf = (element) => {
    const card = element.closest('.method');
    const { name, dataset, id } = element;
    const setting = name || dataset.slider;
    if (card && setting) return setting.replace(/^[^.]*/, (owner) => (owner === '{id}' ? element.monkeyMethod : owner.replace(/-\d+$/, '')));
    if (card && dataset.edit) return dataset.edit.replace(card.dataset.id, '{id}');
    if (card) return `settings of ${element.monkeyMethod ?? card.dataset.id.replace(/-\d+$/, '')}`;
    const plain = setting || dataset.edit || id || Object.entries(dataset).flat().join('=') || element.closest('label')?.textContent.trim() || element.textContent.trim();
    return plain.replace(/:(?:\d+|\{n\})$/, ':{n}');
  };

  /** How a reader can act on a control. */
  const ways = { button: ['click', 'key'], fold: ['click', 'key'], text: ['input', 'change'], select: ['change'], radio: ['change'], check: ['change'], range: ['slide'], file: ['change'] };

  /** Every pair of control and way that the page has, shown or not. What is only there when all has failed is left out. */
  function pairs() {
    const found = new Set();
    const collect = (root, method) => {
      for (const element of root.querySelectorAll(selector)) {
        if (element.closest('#card, #notices') || element.readOnly) continue;
        element.monkeyMethod = method;
        for (const way of ways[kindOf(element)]) found.add(`${keyOf(element)} × ${way}`);
      }
      for (const template of root.querySelectorAll('template')) collect(template.content, template.dataset.method);
    };
    collect(document);
    for (const button of document.querySelectorAll('button[aria-keyshortcuts]')) {
      for (const key of button.getAttribute('aria-keyshortcuts').split(' ')) found.add(`stage × ${key}`);
    }
    for (const way of ['press', 'touch', 'wheel', 'zoom', 'hover', 'drag', 'drag off the edge']) found.add(`canvas × ${way}`);
    return [...found];
  }

  const reached = new Map();
  const reach = (pair) => reached.set(pair, (reached.get(pair) ?? 0) + 1);

  const told = (event) => {
    if (!event.isTrusted || !(event.target instanceof Element)) return;
    if (event.type === 'keydown') {
      const name = { ' ': 'Space', '+': 'Plus', '-': 'Minus' }[event.key] ?? event.key;
      if (event.target.id === 'stage') reach(`stage × ${event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${name}`);
      return;
    }
    const element = event.target.closest(selector);
    if (!element) return;
    const kind = kindOf(element);
    const way = { 'click 0': 'key', 'input range': 'slide' }[event.type === 'click' ? `click ${event.detail}` : `${event.type} ${kind}`] ?? event.type;
    if (ways[kind].includes(way)) reach(`${keyOf(element)} × ${way}`);
  };
  for (const type of ['click', 'input', 'change', 'keydown']) window.addEventListener(type, told, true);

  /** What of the page the reader can act on: with a dialog open, only what is in it. */
  function elements() {
    const dialog = document.querySelector('dialog[open]');
    return [...document.querySelectorAll(selector)].filter((element) => !element.disabled && !element.closest('[inert]')
      && (element.closest('dialog') === dialog) && faceOf(element).checkVisibility({ visibilityProperty: true }));
  }

  /** Where a reader would aim. */
  const faceOf = (element) => (['check', 'radio'].includes(kindOf(element)) ? element.closest('label') ?? element : element);

  function describe(element) {
    const number = element.dataset.slider ? element : element.closest('.field')?.querySelector('[data-slider]');
    const { lo, hi } = number?.dataset ?? {};
    return { key: keyOf(element), kind: kindOf(element), ways: ways[kindOf(element)], lo, hi, folded: element.parentElement.open === false, value: element.value };
  }

  /** Brings the nth control of that name into view; null where there is none, covered where something lies over it. */
  function place(key, nth) {
    const found = elements().filter((element) => keyOf(element) === key);
    if (found.length === 0) return null;
    const element = found[nth % found.length];
    const face = faceOf(element);
    face.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { x, y, width, height } = face.getBoundingClientRect();
    const at = document.elementFromPoint(x + width / 2, y + height / 2);
    return { ...describe(element), x, y, width, height, covered: !at || !(face.contains(at) || at.contains(face)) };
  }

  /** Gives the nth control of that name the focus. */
  function focus(key, nth) {
    const found = elements().filter((element) => keyOf(element) === key);
    found[nth % found.length]?.focus();
  }

  /** Opens a link; one who is patient waits until the form changes. */
  function follow(hash, patient) {
    const form = document.querySelector('#lab');
    location.hash = hash;
    return patient ? new Promise((resolve) => {
      const changed = new MutationObserver(() => {
        changed.disconnect();
        resolve();
      });
      changed.observe(form, { subtree: true, attributeFilter: ['hidden', 'data-kind'] });
      setTimeout(resolve, patienceMs);
    }) : null;
  }

  /** What must never be seen. */
  function faults() {
    const found = [];
    const card = document.querySelector('#card');
    if (card && !card.hidden) found.push(`card: ${card.textContent.trim()}`);
    for (const run of document.querySelectorAll('[data-methods] [data-id]')) {
      const text = run.querySelector('.end')?.textContent ?? '';
      if (/converged/.test(text) && /NaN|∞|Inf/.test(run.querySelector('.card-head').textContent + text)) found.push(`not finite, and converged: ${run.textContent}`);
    }
    return found;
  }

  top.monkey = {
    reach, place, focus, follow, faults, pairs,
    reached: () => [...reached],
    list: () => elements().map(describe),
    focused: () => (document.activeElement?.matches(selector) ? describe(document.activeElement) : null),
    notices: () => [...document.querySelectorAll('#notices p')].map((p) => p.textContent),
  };
}
