// The yardstick of make bench: a net of objects, one for every unit and one for
// every weight, as playgrounds of this kind have it. An example is carried from
// object to object, and every object keeps its own sums. Numbers are doubles and
// the arithmetic is that of package neural: the mean loss over all examples,
// and one step against its gradient an epoch.

/**
 * @typedef {object} Activation
 * @property {(z: number) => number} output
 * @property {(z: number, a: number) => number} slope given a = output(z)
 */

/** @type {Record<string, Activation>} */
const activations = {
  tanh: { output: Math.tanh, slope: (z, a) => (1 - a) * (1 + a) },
  linear: { output: (z) => z, slope: () => 1 },
};

/** ln(1 + eᶻ) without overflow. */
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** The logistic loss of an output, the logarithm of odds, with a target of 0 or 1. */
const logistic = {
  value: (a, target) => softplus(target === 1 ? -a : a),
  slope: (a, target) => 1 / (1 + Math.exp(-a)) - target,
};

class Link {
  /** Sum over examples of ∂loss/∂weight, and how many there were. */
  accErrorDer = 0;
  numAccumulatedDers = 0;
  /** Of the last example. */
  errorDer = 0;

  /**
   * @param {Node} source
   * @param {Node} dest
   * @param {number} weight
   */
  constructor(source, dest, weight) {
    this.source = source;
    this.dest = dest;
    this.weight = weight;
  }
}

class Node {
  /** @type {Link[]} */
  inputLinks = [];
  /** @type {Link[]} */
  outputs = [];
  totalInput = 0;
  output = 0;
  outputDer = 0;
  inputDer = 0;
  accInputDer = 0;
  numAccumulatedDers = 0;

  /**
   * @param {number} bias
   * @param {Activation} activation
   */
  constructor(bias, activation) {
    this.bias = bias;
    this.activation = activation;
  }

  /** Sums over the links that come in, and returns the output. */
  updateOutput() {
    this.totalInput = this.bias;
    for (const link of this.inputLinks) this.totalInput += link.weight * link.source.output;
    this.output = this.activation.output(this.totalInput);
    return this.output;
  }
}

/** A net of one output or more; the loss of an example is the sum over them. */
export class Rival {
  /** Layers of nodes; the first are the inputs. */
  #layers;

  /**
   * @param {number} inputs
   * @param {{activation: string, weights: number[], biases: number[]}[]} layers weights row by row, one row a unit
   */
  constructor(inputs, layers) {
    this.#layers = [Array.from({ length: inputs }, () => new Node(0, activations.linear))];
    for (const { activation, weights, biases } of layers) {
      const before = this.#layers.at(-1);
      const nodes = biases.map((bias) => new Node(bias, activations[activation]));
      nodes.forEach((dest, unit) => before.forEach((source, i) => {
        const link = new Link(source, dest, weights[unit * before.length + i]);
        source.outputs.push(link);
        dest.inputLinks.push(link);
      }));
      this.#layers.push(nodes);
    }
  }

  /** Carries one example forward and returns the output, the last of several. */
  forward(inputs) {
    const layers = this.#layers;
    for (let i = 0; i < inputs.length; i++) layers[0][i].output = inputs[i];
    let output = 0;
    for (let l = 1; l < layers.length; l++) {
      for (const node of layers[l]) output = node.updateOutput();
    }
    return output;
  }

  /** Carries the error of the example just seen backward and adds up the derivatives. */
  #backward(targets) {
    this.#layers.at(-1).forEach((node, i) => { node.outputDer = logistic.slope(node.output, targets[i]); });
    for (let l = this.#layers.length - 1; l >= 1; l--) {
      for (const node of this.#layers[l]) accumulate(node);
      if (l === 1) return;
      for (const node of this.#layers[l - 1]) {
        node.outputDer = 0;
        for (const link of node.outputs) node.outputDer += link.weight * link.dest.inputDer;
      }
    }
  }

  /** Moves weights and biases by the mean derivative, and forgets the sums. */
  #update(rate) {
    for (const layer of this.#layers) {
      for (const node of layer) {
        if (node.numAccumulatedDers === 0) continue; // an input
        node.bias -= (rate * node.accInputDer) / node.numAccumulatedDers;
        node.accInputDer = node.numAccumulatedDers = 0;
        for (const link of node.inputLinks) {
          link.weight -= (rate * link.accErrorDer) / link.numAccumulatedDers;
          link.accErrorDer = link.numAccumulatedDers = 0;
        }
      }
    }
  }

  /** What the net says at every point of a grid: a probability each. */
  boundary(grid) { return grid.map((inputs) => 1 / (1 + Math.exp(-this.forward(inputs)))); }

  /** One epoch, where a target is a number for every output; returns the mean loss at the weights before it. */
  epoch(examples, rate) {
    const last = this.#layers.at(-1);
    let loss = 0;
    for (const { inputs, target } of examples) {
      this.forward(inputs);
      for (let i = 0; i < last.length; i++) loss += logistic.value(last[i].output, target[i]);
      this.#backward(target);
    }
    this.#update(rate);
    return loss / examples.length;
  }
}

/** Adds what the example just seen says to the sums of node and its links. */
function accumulate(node) {
  node.inputDer = node.outputDer * node.activation.slope(node.totalInput, node.output);
  node.accInputDer += node.inputDer;
  node.numAccumulatedDers++;
  for (const link of node.inputLinks) {
    link.errorDer = node.inputDer * link.source.output;
    link.accErrorDer += link.errorDer;
    link.numAccumulatedDers++;
  }
}

/** Points a side of the grid, and the half of its side. */
const side = 100, half = 6;

/** The inputs of a net at every point of the grid: as many features of x and y as it takes. */
export function gridOf(inputs) {
  const along = Array.from({ length: side }, (_, i) => half * ((2 * i) / (side - 1) - 1));
  return along.flatMap((y) => along.map((x) => [x, y, x * x, y * y, x * y, Math.sin(x), Math.sin(y)].slice(0, inputs)));
}
