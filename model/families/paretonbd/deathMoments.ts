import { gaussLegendre } from "../../math/gaussLegendre.ts";

/** Where each moment stands in the result. Time of death u, a = ln[(α+u)/(α+t_x)], p = 1/(α+u) − 1/(α+t_x); b, q of β. */
export const M = {
  /** D, ln[(α+T)/(α+t_x)], ln[(β+T)/(β+t_x)]. */
  logOdds: 0,
  growthA: 1,
  growthB: 2,
  /** Means. */
  a: 3,
  p: 4,
  b: 5,
  q: 6,
  /** Covariances. */
  aa: 7,
  ap: 8,
  ab: 9,
  aq: 10,
  pp: 11,
  pb: 12,
  pq: 13,
  bb: 14,
  bq: 15,
  qq: 16,
} as const;

const steep = gaussLegendre(16);
const middling = gaussLegendre(12);
const gentle = gaussLegendre(8);
/** What is left out of the integral lies this far below its top, on the log scale. */
const DEPTH = 36;

/**
 * Moments, over the time of death u in (t_x, T), of what the derivatives of D are made of (see groupedLikelihood), by
 * the quadrature of logOddsDropped: in z = ln[(m + u)/(m + t_x)], m the smaller of α and β, the logarithm of the
 * integrand is concave and smooth. Panels are as long as it allows, eight nodes on a gentle one, sixteen on a steep
 * one: ten digits. Everything is taken relative to t_x, so that nothing cancels where α or β is huge.
 */
export function createDeathMoments(r: number, alpha: number, s: number, beta: number) {
  const result = new Float64Array(17);
  const alphaIsNear = alpha <= beta;
  const nearest = alphaIsNear ? alpha : beta;
  const farthest = alphaIsNear ? beta : alpha;
  const between = farthest - nearest;
  const logS = Math.log(s);

  function of(x: number, tx: number, T: number): void {
    const near = nearest + tx;
    const far = farthest + tx;
    const nearPower = alphaIsNear ? r + x : s + 1;
    const farPower = alphaIsNear ? s + 1 : r + x;
    const overNear = 1 / near;
    const overFar = 1 / far;
    const grown = near * overFar;
    const end = Math.log1p((T - tx) * overNear);
    const slopeAt = (z: number) => 1 - nearPower - (farPower * near) / (near + between * Math.exp(-z));
    let [W, a, p, b, q] = [0, 0, 0, 0, 0];
    let [aa, ap, ab, aq, pp, pb, pq, bb, bq, qq] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let from = 0;
    let slope = slopeAt(0);
    let top = 0;
    while (from < end) {
      let width = Math.min(end - from, 4, slope < 0 ? DEPTH / -slope : 4);
      let slopeAfter = slopeAt(from + width);
      while ((slope - slopeAfter) * width > 6 || -slopeAfter * width > DEPTH) {
        width /= 2;
        slopeAfter = slopeAt(from + width);
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
        const w = width * weights[i] * Math.exp(log);
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
    const over = 1 / W;
    a *= over;
    p *= over;
    b *= over;
    q *= over;
    const growthA = Math.log1p((T - tx) / (alpha + tx));
    const growthB = Math.log1p((T - tx) / (beta + tx));
    result[0] = logS + Math.log((near * W) / (beta + tx)) + (r + x) * growthA + s * growthB;
    result[1] = growthA;
    result[2] = growthB;
    result[M.aa] = aa * over - a * a;
    result[M.pp] = pp * over - p * p;
    result[M.bb] = bb * over - b * b;
    result[M.qq] = qq * over - q * q;
    result[M.ap] = ap * over - a * p;
    result[M.bq] = bq * over - b * q;
    result[M.ab] = ab * over - a * b;
    result[M.pq] = pq * over - p * q;
    const crossAq = aq * over - a * q;
    const crossPb = pb * over - p * b;
    result[M.aq] = crossAq;
    result[M.pb] = crossPb;
    result[3] = a;
    result[4] = p;
    result[5] = b;
    result[6] = q;
    if (!alphaIsNear) swap();
  }

  /** What was gathered with m = β is named for α. */
  function swap(): void {
    exchange(M.a, M.b);
    exchange(M.p, M.q);
    exchange(M.aa, M.bb);
    exchange(M.pp, M.qq);
    exchange(M.ap, M.bq);
    exchange(M.aq, M.pb);
  }

  function exchange(i: number, j: number): void {
    const kept = result[i];
    result[i] = result[j];
    result[j] = kept;
  }

  return { of, result };
}
