import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a line does to what goes over it. Within one connection TCP keeps the order: so do we. */
export interface Roughness {
  /** What is connected was ended, and what comes is refused. */
  readonly isCut: boolean;
  /** Nothing arrives, and nobody is told. */
  readonly isStalled: boolean;
  readonly lagMs: number;
  /** Bytes arrive in pieces of about this size. */
  readonly pieceBytes: number;
  /** A connection that opens is made twice: a second one says the same. */
  readonly isDoubled: boolean;
}

const CALM: Roughness = {
  isCut: false,
  isStalled: false,
  lagMs: 0,
  pieceBytes: Infinity,
  isDoubled: false,
};
/** More pieces than this of one write would only take time. */
const PIECES = 50;
/** Earlier connections that can be said again. */
const REMEMBERED = 3;

/** A TCP line to a server of this machine, which is as rough as it is told to be. */
export class RoughLine {
  readonly #server: Server;
  readonly #calls = new Set<Call>();
  readonly #said: Buffer[][] = [];
  #toPort: number;
  #roughness = CALM;
  #hasRepeated = false;

  static async lay(toPort: number): Promise<RoughLine> {
    const line = new RoughLine(toPort);
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  private constructor(toPort: number) {
    this.#toPort = toPort;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (near) =>
      this.#answer(near),
    );
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Whether something went over it more often than it was sent. */
  get hasRepeated(): boolean {
    return this.#hasRepeated;
  }

  /** Lets connections that open from now on go elsewhere. */
  aim(toPort: number): void {
    this.#toPort = toPort;
  }

  become(roughness: Partial<Roughness>): void {
    this.#roughness = { ...this.#roughness, ...roughness };
    if (this.#roughness.isCut) this.drop();
    for (const call of this.#calls) call.flush();
  }

  mend(): void {
    this.become(CALM);
  }

  /** Ends what is connected, in the middle of whatever is said. */
  drop(): void {
    for (const call of this.#calls) call.end();
  }

  /** Says again, over new connections, what was said over earlier ones: late, and out of order. */
  replay(): void {
    this.#hasRepeated ||= this.#said.length > 0;
    for (const said of this.#said.toReversed()) {
      const far = connect(this.#toPort, '127.0.0.1');
      far.on('error', () => far.destroy());
      far.resume().end(Buffer.concat(said));
    }
  }

  async close(): Promise<void> {
    this.become({ isCut: true });
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(near: Socket): void {
    near.on('error', () => near.destroy());
    if (this.#roughness.isCut) return void near.resetAndDestroy();
    const fars = [connect(this.#toPort, '127.0.0.1')];
    if (this.#roughness.isDoubled) fars.push(connect(this.#toPort, '127.0.0.1'));
    this.#hasRepeated ||= this.#roughness.isDoubled;
    const said: Buffer[] = [];
    near.on('data', (bytes) => said.push(bytes));
    const call = new Call(near, fars, () => this.#roughness);
    this.#calls.add(call);
    near.on('close', () => {
      this.#calls.delete(call);
      this.#said.push(said);
      if (this.#said.length > REMEMBERED) this.#said.shift();
    });
  }
}

/** One connection over the line; of several far ends only the first is heard. */
class Call {
  readonly #sockets: readonly Socket[];
  readonly #pipes: readonly Pipe[];

  constructor(near: Socket, fars: readonly Socket[], roughness: () => Roughness) {
    const [first, ...others] = fars;
    const back = first === undefined ? [] : [new Pipe(first, [near], roughness)];
    this.#sockets = [near, ...fars];
    this.#pipes = [new Pipe(near, fars, roughness), ...back];
    for (const other of others) other.on('error', () => other.destroy()).resume();
    near.on('close', () => this.end());
    first?.on('error', () => this.end());
  }

  flush(): void {
    for (const pipe of this.#pipes) pipe.flush();
  }

  end(): void {
    for (const socket of this.#sockets) if (!socket.destroyed) socket.resetAndDestroy();
  }
}

/** One direction of a connection: what comes waits here until it is let through. */
class Pipe {
  readonly #to: readonly Socket[];
  readonly #roughness: () => Roughness;
  readonly #waiting: { readonly dueAt: number; readonly bytes: Buffer | null }[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(from: Socket, to: readonly Socket[], roughness: () => Roughness) {
    this.#to = to;
    this.#roughness = roughness;
    from.on('data', (bytes) => this.#push(piecesOf(bytes, roughness().pieceBytes)));
    from.on('end', () => this.#push([null]));
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#roughness().isStalled) return;
    const now = performance.now();
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (next.dueAt > now) {
        this.#timer = setTimeout(() => this.flush(), next.dueAt - now);
        return;
      }
      this.#waiting.shift();
      this.#write(next.bytes);
    }
  }

  #push(pieces: readonly (Buffer | null)[]): void {
    const dueAt = performance.now() + this.#roughness().lagMs;
    for (const bytes of pieces) this.#waiting.push({ dueAt, bytes });
    if (this.#timer === null) this.flush();
  }

  /** Null is the end of what is said. */
  #write(bytes: Buffer | null): void {
    for (const socket of this.#to) {
      if (socket.destroyed) continue;
      if (bytes === null) socket.end();
      else socket.write(bytes);
    }
  }
}

function piecesOf(bytes: Buffer, pieceBytes: number): Buffer[] {
  if (pieceBytes >= bytes.length) return [bytes];
  const size = Math.max(pieceBytes, Math.ceil(bytes.length / PIECES));
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
