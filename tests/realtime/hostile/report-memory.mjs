// Loaded into a server under test before all else: at SIGUSR2 it collects its garbage and says what is left.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage(); // the allocator gives back what it likes
  console.log(`memory in use: ${heapUsed + external}`);
});
