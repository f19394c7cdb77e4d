// V8's side of WasmBench: bench.mjs GUEST.wasm FIRST STEADY CALL, each a list of i32 arguments of the export run,
// with commas. Prints the nanoseconds of the first call from bytes in memory on, of the best of many steady ones (in
// processor time, which other work on the machine disturbs least), and the median of a new instance with a small call.
import fs from 'node:fs';

const [file, first, steady, call] = process.argv.slice(2);
const numbers = (text) => text.split(',').map(Number);
const now = () => process.hrtime.bigint();
const bytes = fs.readFileSync(file);

let begun = now();
const module = new WebAssembly.Module(bytes);
const run = new WebAssembly.Instance(module, {}).exports.run;
console.log(`result ${run(...numbers(first))}`);
console.log(`first ${now() - begun}`);

let best;
const end = now() + 3_000_000_000n;
for (let i = 0; i < 8 || (i < 60 && now() < end); i++) {
  const before = process.cpuUsage();
  run(...numbers(steady));
  const used = process.cpuUsage(before);
  const took = (used.user + used.system) * 1000;
  best = best === undefined || took < best ? took : best;
}
console.log(`steady ${best}`);

// The first ones let the compiler see what is called often, as ours do.
const calls = [];
for (let i = 0; i < 23_000; i++) {
  begun = now();
  new WebAssembly.Instance(module, {}).exports.run(...numbers(call));
  if (i >= 20_000) {
    calls.push(Number(now() - begun));
  }
}
calls.sort((a, b) => a - b);
console.log(`call ${calls[calls.length / 2]}`);
