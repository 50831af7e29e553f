/** Seeds that once found something, told again in every run. */
export const FAILING_SEEDS: readonly number[] = [];
