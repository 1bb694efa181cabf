// Loaded before a program with `node --import`: writes the peak memory of its process to stderr when it ends.
process.on('exit', () => {
  process.stderr.write(`\npeak ${String(process.resourceUsage().maxRSS)} KiB\n`);
});
