// Fills the cache that BROKERAGE_CACHE names: Kafka's jars, the broker extension, class archives, and the program as compiled. Run when
// the image is built, so that a container starts without a network. Running it again checks what is there and makes what is missing.
import { prepareRuntime } from '../bin/runtime.mjs';

prepareRuntime();
const { loadConfig } = await import('../src/config.ts');
const { checkEmbeddedPostgres, openDistributionFor } = await import('../src/main.ts');
await import('../src/cli/main.ts');

checkEmbeddedPostgres();
let shown = '';
const { java } = await openDistributionFor(loadConfig(process.env, process.cwd()), (text) => {
  if (text !== shown) console.log(`brokerage: ${text}`);
  shown = text;
});
console.log(`brokerage: ready for Java ${java.build}`);
