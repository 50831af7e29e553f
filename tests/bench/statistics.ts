/** The middle of some numbers, or the mean of the middle two; NaN for none. */
export function median(numbers: readonly number[]): number {
  return (percentile(numbers, 0.5, Math.floor) + percentile(numbers, 0.5, Math.ceil)) / 2;
}

/** The number below which `share` (0 to 1) of all lie; NaN for none. */
export function percentile(
  numbers: readonly number[],
  share: number,
  round: (index: number) => number = Math.round,
): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[round((sorted.length - 1) * share)] ?? NaN;
}

/** What a person asks of many latencies. */
export function percentilesOf(latenciesMs: readonly number[]) {
  return {
    p50: percentile(latenciesMs, 0.5),
    p95: percentile(latenciesMs, 0.95),
    p99: percentile(latenciesMs, 0.99),
  };
}
