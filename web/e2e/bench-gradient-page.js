// What bench-gradient.js runs in a page that has the scripts of Go and of TensorFlow.js:
// imported there from its text, so that it can import nothing itself.

const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const module = (text, type) => URL.createObjectURL(new Blob([text], { type }));

/** Resolves to the milliseconds of a gradient, by turn and by who computes it. */
export async function measure({ sizes, often, objects, turns, tolerance, program, tensorflow, rival }) {
  const ours = await startOurs(program, sizes);
  const problem = numbersOf(ours, sizes);
  const { Rival } = await import(module(rival, 'text/javascript'));
  const net = new Rival(sizes[0], problem.layers.map((layer) => ({ ...layer, biases: [...layer.biases] })));
  const table = examplesOf(problem, sizes, objects);
  await startTensorFlow(tensorflow);
  const theirs = learner(problem, sizes);
  agree(ours, theirs, tolerance);
  const value = ours.gradient('double');
  if (objects === problem.rows && !(Math.abs(net.epoch(table, 0) - value) < 1e-9 * value)) throw new Error('the objects have another loss');

  const turn = () => ({
    double: timed(() => ours.gradient('double'), often),
    tensorflow: timed(() => globalThis.tf.tidy(() => theirs()[0].dataSync()), often),
    single: timed(() => ours.gradient('single'), often),
    gonum: timed(() => ours.gradient('gonum'), Math.ceil(often / 8)),
    objects: timed(() => net.epoch(table, 0), Math.ceil(often / 8)) * (problem.rows / objects),
  });
  for (let i = 0; i < 3; i++) turn(); // until the browser has compiled all of it
  return Array.from({ length: turns }, turn);
}

function timed(run, times) {
  const from = performance.now();
  for (let i = 0; i < times; i++) run();
  return (performance.now() - from) / times;
}

/** Starts the program of web/e2e/gradient. */
async function startOurs(program, sizes) {
  const go = new globalThis.Go();
  go.run((await WebAssembly.instantiate(bytes(program), go.importObject)).instance);
  globalThis.nets.make(sizes.join());
  return globalThis.nets;
}

/** The examples, and the layers: one row of weights a unit, then the biases. */
function numbersOf(ours, sizes) {
  const [inputs, targets, weights] = ['inputs', 'targets', 'weights'].map((name) => ours.numbers(name));
  const layers = [];
  for (let l = 1, at = 0; l < sizes.length; l++) {
    const kernel = weights.subarray(at, at += sizes[l] * sizes[l - 1]), biases = weights.subarray(at, at += sizes[l]);
    layers.push({ activation: l === sizes.length - 1 ? 'linear' : 'tanh', weights: kernel, biases });
  }
  return { inputs, targets, layers, rows: inputs.length / sizes[0] };
}

/** The first examples, as the net of objects takes them. */
function examplesOf({ inputs, targets }, sizes, count) {
  const part = (all, i, n) => [...all.subarray(i * n, (i + 1) * n)];
  return Array.from({ length: count }, (_, i) => ({ inputs: part(inputs, i, sizes[0]), target: part(targets, i, sizes.at(-1)) }));
}

/** Of its three binaries it loads the one with vectors and, as on this page, without threads. */
async function startTensorFlow(binary) {
  const { tf } = globalThis;
  const url = module(bytes(binary), 'application/wasm');
  tf.wasm.setWasmPaths(Object.fromEntries(['', '-simd', '-threaded-simd'].map((kind) => [`tfjs-backend-wasm${kind}.wasm`, url])));
  await tf.setBackend('wasm');
  if (tf.getBackend() !== 'wasm' || !await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) throw new Error('TensorFlow.js has no vectors here');
}

/** Returns what computes [loss, gradients] with TensorFlow.js. */
function learner({ inputs, targets, layers, rows }, sizes) {
  const { tf } = globalThis;
  const tensor = (numbers, shape) => tf.tensor(Float32Array.from(numbers), shape);
  const x = tensor(inputs, [rows, sizes[0]]), t = tensor(targets, [rows, sizes.at(-1)]);
  const variables = layers.flatMap((layer, l) => [
    tf.variable(tf.transpose(tensor(layer.weights, [sizes[l + 1], sizes[l]]))), tf.variable(tensor(layer.biases, [sizes[l + 1]])),
  ]);
  // With the derivative that is known, which is quicker than what follows from the parts of the loss.
  const loss = tf.customGrad((z, save) => {
    save([z]);
    const value = tf.div(tf.sum(tf.add(tf.sub(tf.relu(z), tf.mul(z, t)), tf.log(tf.add(tf.exp(tf.neg(tf.abs(z))), 1)))), rows);
    return { value, gradFunc: (dy, [kept]) => tf.mul(dy, tf.div(tf.sub(tf.sigmoid(kept), t), rows)) };
  });
  const forward = () => layers.reduce((a, layer, l) => {
    const z = tf.fused.matMul({ a, b: variables[2 * l], bias: variables[2 * l + 1] });
    return layer.activation === 'tanh' ? tf.tanh(z) : z;
  }, x);
  return () => {
    const { value, grads } = tf.variableGrads(() => loss(forward()), variables);
    return [value, variables.map((v) => grads[v.name])];
  };
}

/** Throws where losses or gradients are further apart than they may be. */
function agree(ours, theirs, tolerance) {
  const { tf } = globalThis;
  const gradientOf = (engine) => [ours.gradient(engine), ours.last('')];
  const [value, exact] = gradientOf('double');
  const told = {
    single: gradientOf('single'), gonum: gradientOf('gonum'),
    tensorflow: tf.tidy(() => {
      const [loss, grads] = theirs();
      return [loss.dataSync()[0], grads.flatMap((g) => [...(g.rank === 2 ? tf.transpose(g) : g).dataSync()])];
    }),
  };
  for (const [name, [near, gradient]] of Object.entries(told)) {
    let apart = 0, length = 0;
    exact.forEach((g, i) => { apart += (g - gradient[i]) ** 2; length += g * g; });
    if (!(Math.sqrt(apart / length) < tolerance[name]) || !(Math.abs(near - value) < tolerance[name] * value)) {
      throw new Error(`not the same arithmetic: loss ${value}, of ${name} ${near}, gradients ${Math.sqrt(apart / length)} apart`);
    }
  }
}
