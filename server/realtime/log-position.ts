/** Numbers of a log that follow each other, both ends included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** How far a log is known: without gaps up to `seq`, and in runs beyond its first gap. */
export class LogPosition {
  #seq: number;
  #beyond: readonly Run[];

  constructor(seq: number, beyond: readonly Run[] = []) {
    this.#seq = seq;
    this.#beyond = beyond;
  }

  get seq(): number {
    return this.#seq;
  }

  get hasGap(): boolean {
    return this.#beyond.length > 0;
  }

  add(run: Run): void {
    this.#beyond = [...this.#beyond, run];
    for (let next = this.#next(); next !== undefined; next = this.#next()) this.#seq = next.to;
    this.#beyond = this.#beyond.filter(({ to }) => to > this.#seq);
  }

  /** The same position, which from now on goes its own way. */
  fork(): LogPosition {
    return new LogPosition(this.#seq, this.#beyond);
  }

  #next(): Run | undefined {
    return this.#beyond.find(({ from, to }) => from <= this.#seq + 1 && to > this.#seq);
  }
}
