// The two documents that talk to each other, the page and the view in its
// frame, and nobody else: strangers may frame, open and navigate either.

/** Whom a message is for: the own origin. A page in a sandbox, and so its view, has none that could be named. */
export const peer = self.origin === 'null' ? '*' : self.origin;

/**
 * Whether a message has come from that window, while it shows a document of this origin.
 * @param {MessageEvent} event
 * @param {Window} other
 */
export const isFrom = ({ source, origin }, other) => source === other && origin === self.origin;
