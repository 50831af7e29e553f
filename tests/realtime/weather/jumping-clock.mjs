// Loaded into a server under test before all else: at SIGUSR2 its clock jumps a day ahead, then two back, then to what it was.
const DAY_MS = 24 * 60 * 60 * 1_000;
const JUMPS = [DAY_MS, -DAY_MS, 0];

const RightDate = Date;
let jumps = 0;
let offMs = 0;

const now = () => RightDate.now() + offMs;

globalThis.Date = new Proxy(RightDate, {
  construct: (date, given, wanted) =>
    Reflect.construct(date, given.length === 0 ? [now()] : given, wanted),
  apply: () => new RightDate(now()).toString(),
  get: (date, key) => (key === 'now' ? now : Reflect.get(date, key)),
});

process.on('SIGUSR2', () => {
  offMs = JUMPS[jumps++ % JUMPS.length];
  console.log(`the clock is off by ${offMs} ms`);
});
