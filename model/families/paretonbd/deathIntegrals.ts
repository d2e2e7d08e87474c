import { gaussLegendre } from "../../math/gaussLegendre.ts";

/**
 * Where each integral stands: of 1, of a, p, b, q and of their products, over the time of death u. a = ln[(α+u)/(α+t_x)],
 * p = 1/(α+u) − 1/(α+t_x); b and q the same of β.
 */
export const I = {
  one: 0,
  a: 1,
  p: 2,
  b: 3,
  q: 4,
  aa: 5,
  ap: 6,
  ab: 7,
  aq: 8,
  pp: 9,
  pb: 10,
  pq: 11,
  bb: 12,
  bq: 13,
  qq: 14,
} as const;
export const INTEGRALS = 15;

const steep = gaussLegendre(16);
const middling = gaussLegendre(12);
const gentle = gaussLegendre(8);
/** What is left out of the integral lies this far below its top, on the log scale. */
const DEPTH = 36;

/**
 * Integrals over u in (t_x, T), with the density of death and silence, relative to its value at t_x,
 *
 *   [(α + t_x)/(α + u)]^(r + x) [(β + t_x)/(β + u)]^(s + 1) du,
 *
 * of what the derivatives of D are made of (see groupedLikelihood), by the quadrature of logOddsDropped: in
 * z = ln[(m + u)/(m + t_x)], m the smaller of α and β, the logarithm of the integrand is concave and smooth. Panels are
 * as long as it allows, eight nodes on a gentle one, sixteen on a steep one: ten digits. Everything is taken relative to
 * t_x, so that nothing cancels where α or β is huge.
 */
export function createDeathIntegrals(r: number, alpha: number, s: number, beta: number) {
  const result = new Float64Array(INTEGRALS);
  const alphaIsNear = alpha <= beta;
  const nearest = alphaIsNear ? alpha : beta;
  const farthest = alphaIsNear ? beta : alpha;
  const between = farthest - nearest;

  /** Fills `result`. */
  function of(x: number, tx: number, T: number): void {
    const near = nearest + tx;
    const far = farthest + tx;
    const nearPower = alphaIsNear ? r + x : s + 1;
    const farPower = alphaIsNear ? s + 1 : r + x;
    const overNear = 1 / near;
    const overFar = 1 / far;
    const grown = near * overFar;
    const end = Math.log1p((T - tx) * overNear);
    let [W, a, p, b, q] = [0, 0, 0, 0, 0];
    let [aa, ap, ab, aq, pp, pb, pq, bb, bq, qq] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let from = 0;
    let slope = slopeAt(0, nearPower, farPower, near, between);
    let top = 0;
    while (from < end) {
      let width = Math.min(end - from, 4, slope < 0 ? DEPTH / -slope : 4);
      let slopeAfter = slopeAt(from + width, nearPower, farPower, near, between);
      while ((slope - slopeAfter) * width > 6 || -slopeAfter * width > DEPTH) {
        width /= 2;
        slopeAfter = slopeAt(from + width, nearPower, farPower, near, between);
      }
      const steepest = Math.max(Math.abs(slope), Math.abs(slopeAfter));
      const fall = width * steepest;
      const { nodes, weights } =
        fall > 14 || width > 2.5 ? steep : fall > 5 || width > 1.5 ? middling : gentle;
      let log = 0;
      for (let i = 0; i < nodes.length; i++) {
        const z = from + width * nodes[i];
        const risen = Math.expm1(z);
        const ratio = 1 + grown * risen;
        const farLog = Math.log(ratio);
        log = (1 - nearPower) * z - farPower * farLog;
        const w = near * width * weights[i] * Math.exp(log);
        const nearOver = (-risen / (1 + risen)) * overNear;
        const farOver = ((-grown * risen) / ratio) * overFar;
        W += w;
        const wa = w * z;
        const wp = w * nearOver;
        const wb = w * farLog;
        const wq = w * farOver;
        a += wa;
        p += wp;
        b += wb;
        q += wq;
        aa += wa * z;
        ap += wa * nearOver;
        ab += wa * farLog;
        aq += wa * farOver;
        pp += wp * nearOver;
        pb += wp * farLog;
        pq += wp * farOver;
        bb += wb * farLog;
        bq += wb * farOver;
        qq += wq * farOver;
      }
      if (log > top) top = log;
      from += width;
      slope = slopeAfter;
      if (slope < 0 && log < top - DEPTH) break;
    }
    result[I.one] = W;
    result[I.ab] = ab;
    result[I.pq] = pq;
    // What was gathered with m = β is named for α.
    result[I.a] = alphaIsNear ? a : b;
    result[I.b] = alphaIsNear ? b : a;
    result[I.p] = alphaIsNear ? p : q;
    result[I.q] = alphaIsNear ? q : p;
    result[I.aa] = alphaIsNear ? aa : bb;
    result[I.bb] = alphaIsNear ? bb : aa;
    result[I.pp] = alphaIsNear ? pp : qq;
    result[I.qq] = alphaIsNear ? qq : pp;
    result[I.ap] = alphaIsNear ? ap : bq;
    result[I.bq] = alphaIsNear ? bq : ap;
    result[I.aq] = alphaIsNear ? aq : pb;
    result[I.pb] = alphaIsNear ? pb : aq;
  }

  return { of, result };
}

/** Slope of the logarithm of the integrand in z. */
function slopeAt(z: number, nearPower: number, farPower: number, near: number, between: number): number {
  return 1 - nearPower - (farPower * near) / (near + between * Math.exp(-z));
}
