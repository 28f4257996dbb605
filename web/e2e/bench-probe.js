// Runs in the worker of the benchmark before its own scripts: adds to every update
// the time, and how long the program has worked on updates, in milliseconds.
(() => {
  const times = { update: 0 };
  let watched;
  Object.defineProperty(self, 'hf', {
    get: () => watched,
    set(hf) {
      const { update } = hf;
      hf.update = () => {
        const start = performance.now();
        try {
          return update();
        } finally {
          times.update += performance.now() - start;
        }
      };
      watched = hf;
    },
  });
  const send = self.postMessage;
  self.postMessage = function postMessage(message, ...rest) {
    if (message?.type === 'update') Object.assign(message, { times: { ...times, at: performance.now() } });
    return send.call(self, message, ...rest);
  };
})();
