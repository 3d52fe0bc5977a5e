// One epoch and one boundary of TensorFlow Playground, again and again, in Node: its own network
// code (src/nn.ts of a checkout), driven as its page drives it.
//
//   node playground.mjs CHECKOUT/src/nn.ts FRAMES
import { pathToFileURL } from "node:url";

const [path, frames] = [process.argv[2], Number(process.argv[3])];
const nn = await import(pathToFileURL(path).href);

const RADIUS = 5, EXAMPLES = 500, BATCH = 10, RATE = 0.03, DENSITY = 100, REACH = 6;

function circle() {
  const points = [];
  for (let i = 0; i < EXAMPLES; i++) {
    const inner = i < EXAMPLES / 2;
    const r = RADIUS * (inner ? Math.random() * 0.5 : 0.7 + Math.random() * 0.3);
    const angle = Math.random() * 2 * Math.PI;
    points.push({ x: r * Math.sin(angle), y: r * Math.cos(angle), label: inner ? 1 : -1 });
  }
  return points.sort(() => Math.random() - 0.5);
}

const tanh = nn.Activations.TANH;
const network = nn.buildNetwork([2, 4, 2, 1], tanh, tanh, null, ["x", "y"]);
const points = circle();
const [training, test] = [points.slice(0, EXAMPLES / 2), points.slice(EXAMPLES / 2)];

function epoch() {
  training.forEach((point, i) => {
    nn.forwardProp(network, [point.x, point.y]);
    nn.backProp(network, point.label, nn.Errors.SQUARE);
    if ((i + 1) % BATCH === 0) nn.updateWeights(network, RATE, 0);
  });
}

function loss(some) {
  let sum = 0;
  for (const point of some) {
    sum += nn.Errors.SQUARE.error(nn.forwardProp(network, [point.x, point.y]), point.label);
  }
  return sum / some.length;
}

// Every unit's answer at every place of the plane, kept by the unit, as its page keeps it.
const pictures = {};
function boundary() {
  nn.forEachNode(network, true, (node) => { pictures[node.id] = new Array(DENSITY); });
  for (let i = 0; i < DENSITY; i++) {
    nn.forEachNode(network, true, (node) => { pictures[node.id][i] = new Array(DENSITY); });
    for (let j = 0; j < DENSITY; j++) {
      const at = (k) => -REACH + (2 * REACH * k) / (DENSITY - 1);
      nn.forwardProp(network, [at(i), at(j)]);
      nn.forEachNode(network, true, (node) => { pictures[node.id][i][j] = node.output; });
    }
  }
}

function frame() {
  epoch();
  const losses = [loss(training), loss(test)];
  boundary();
  return losses;
}

for (let i = 0; i < 50; i++) frame();
const began = performance.now();
let losses;
for (let i = 0; i < frames; i++) losses = frame();
const milliseconds = (performance.now() - began) / frames;
console.log(JSON.stringify({ milliseconds, losses }));
