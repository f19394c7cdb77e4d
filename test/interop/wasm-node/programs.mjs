// Runs DIR/0.wasm, 1.wasm, ... COUNT-1 in V8: export run(argument), an i64 back; prints a line for each.
import fs from 'node:fs';

const [folder, count, argument] = process.argv.slice(2);
for (let i = 0; i < Number(count); i++) {
  const module = new WebAssembly.Module(fs.readFileSync(`${folder}/${i}.wasm`));
  try {
    console.log(`returned [${new WebAssembly.Instance(module).exports.run(Number(argument))}]`);
  } catch (error) {
    console.log('trapped');
  }
}
