// Loaded into a server under test before all else: at SIGUSR2 its clock jumps a day ahead, then two back, then to what it was.
const DAY_MS = 24 * 60 * 60 * 1_000;
const JUMPS = [DAY_MS, -DAY_MS, 0];

const RightDate = Date;
let jumps = 0;
let offMs = 0;

globalThis.Date = class extends RightDate {
  constructor(...given) {
    if (given.length === 0) super(RightDate.now() + offMs);
    else super(...given);
  }

  static now() {
    return RightDate.now() + offMs;
  }
};

process.on('SIGUSR2', () => {
  offMs = JUMPS[jumps++ % JUMPS.length];
  console.log(`the clock is off by ${offMs} ms`);
});
