// Content security policies. The page asks for a strict one in its own <meta>;
// a host may send a stricter one, and then this says what that has to allow.

/**
 * The directives of the document's own policy, which are what it needs. It does
 * without the script that a hash allows, and that is another in each release.
 */
const needs = () => document.querySelector('meta[http-equiv="Content-Security-Policy"]').content.replace(/ 'sha256-[^']*'/g, '').split(/;\s*/);

/** How long after a failure the browser may tell that a policy was its cause. */
export const tellingMs = 100;

/** What has been blocked, as events name it, and by which directive. */
const blocked = new Map();

globalThis.addEventListener?.('securitypolicyviolation', ({ blockedURI, effectiveDirective, disposition }) => {
  if (disposition !== 'report') blocked.set(blockedURI, effectiveDirective.replace(/-(elem|attr)$/, ''));
});

/** What the host must send, in words that may follow a colon. */
const must = (need) => need && `the Content-Security-Policy header of this host must allow “${need}”`;

/** The same for what the document needs of a directive. */
const demand = (directive) => must(needs().find((part) => part.startsWith(`${directive} `)) ?? '');

/**
 * What the host must allow if a policy of its own was why one of these failed;
 * '' where none was.
 * @param {...string} what addresses, or the names events have for what has none
 */
export async function cure(...what) {
  await new Promise((resolve) => { setTimeout(resolve, tellingMs); });
  const found = what.find((name) => blocked.has(name));
  return found === undefined ? '' : demand(blocked.get(found));
}

/** The same for a program that did not start: its worker is a blob, and not every browser has an event for what it will not compile. */
export const forbidden = (why) => (/unsafe-eval|\bCSP\b/.test(why) ? demand('script-src') : cure('blob'));

/** The same for the style sheets. What was blocked before anybody listened is asked for again. */
export async function unstyled() {
  if (getComputedStyle(document.documentElement).getPropertyValue('--ground')) return '';
  const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
  for (const link of links) link.replaceWith(link.cloneNode());
  return cure(...links.map((link) => link.href));
}

/** The same for a document that came and was not shown in its frame: no event tells of that, but the header does. */
export async function unframed(address) {
  const { headers } = await fetch(address, { method: 'HEAD' }).catch(() => new Response());
  const policy = headers.get('Content-Security-Policy') ?? '';
  if (/frame-ancestors(?![^;]*'self')/.test(policy)) return must("frame-ancestors 'self'");
  return /deny/i.test(headers.get('X-Frame-Options')) ? 'the X-Frame-Options header of this host must be “SAMEORIGIN”' : '';
}

let types = null;

function blobOnly(url) {
  if (url.startsWith('blob:')) return url;
  throw new TypeError(`${url} is not the address of a blob`);
}

/**
 * The address of a blob, as the one text that the page may hand to the browser
 * as that of a script.
 * @param {string} url
 */
export function scriptURL(url) {
  if (!globalThis.trustedTypes) return url;
  try {
    types ??= trustedTypes.createPolicy('hessian-free', { createScriptURL: blobOnly });
  } catch (cause) {
    throw new Error(demand('trusted-types'), { cause });
  }
  return types.createScriptURL(url);
}
