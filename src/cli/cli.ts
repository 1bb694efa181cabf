#!/usr/bin/env node
import { main } from './main.js';
import { nodeWorld } from './node-world.js';

// Not process.exit: what is still on its way to a pipe must arrive.
process.exitCode = await main(nodeWorld());
