// Runs a built program by name, building first what is stale: `node run.mjs main`, `node run.mjs tools verify`.
import { build, isStale } from './build.mjs';

const [name, ...rest] = process.argv.slice(2);
if (isStale()) {
  process.stderr.write('building…\n');
  await build();
}
process.argv = [process.argv[0] ?? 'node', name ?? 'main', ...rest];
await import(`./dist/${name ?? 'main'}.js`);
