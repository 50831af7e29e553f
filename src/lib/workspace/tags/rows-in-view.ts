/** Rows kept ready above and below, so that a flick of the wheel shows no gap. */
const SPARE_ROWS = 8;

interface ListGeometry {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** The half-open range of rows of equal height that a scrolled list shows, with some to spare. */
export function rowsInView({ scrollTop, height, rowHeight, count }: ListGeometry): {
  readonly from: number;
  readonly to: number;
} {
  if (rowHeight <= 0) return { from: 0, to: 0 };
  const first = Math.floor(scrollTop / rowHeight) - SPARE_ROWS;
  const last = Math.ceil((scrollTop + height) / rowHeight) + SPARE_ROWS;
  return { from: Math.max(0, Math.min(first, count)), to: Math.min(count, last) };
}
