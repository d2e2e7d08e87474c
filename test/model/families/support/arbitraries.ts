import fc from "fast-check";

const logUniform = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

/** Parameters over the range that real shops and boundary fits produce. */
export const anyParams = fc.record({
  r: logUniform(0.01, 100),
  alpha: logUniform(0.1, 1000),
  a: logUniform(0.01, 50),
  b: logUniform(0.01, 50),
});

/** Parameters of ordinary shops, time in days. */
export const usualParams = fc.record({
  r: logUniform(0.1, 5),
  alpha: logUniform(5, 100),
  a: logUniform(0.2, 3),
  b: logUniform(0.5, 10),
});

/** A customer that can exist, time in days. */
export const anySummary = fc
  .record({
    frequency: fc.integer({ min: 0, max: 60 }),
    T: fc.integer({ min: 1, max: 1500 }),
    at: fc.double({ min: 0.001, max: 1, noNaN: true }),
  })
  .map(({ frequency, T, at }) => ({ frequency, T, recency: frequency === 0 ? 0 : Math.max(at * T, 1e-3) }));
