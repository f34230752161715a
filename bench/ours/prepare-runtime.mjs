// Loaded first (node --import), so that a server which is measured runs as bin/brokerage.mjs lets it run.
import { prepareRuntime } from '../../bin/runtime.mjs';

prepareRuntime();
