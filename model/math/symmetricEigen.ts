export interface Eigen {
  values: number[];
  /** vectors[k] belongs to values[k]; orthonormal. */
  vectors: number[][];
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi rotations.
 *
 * @see Golub & Van Loan, Matrix Computations, 8.5
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const n = matrix.length;
  const m = matrix.map((row) => [...row]);
  const v = m.map((_, i) => m.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(m[p][q]) <= 1e-17 * Math.sqrt(Math.abs(m[p][p] * m[q][q]))) continue;
        rotated = true;
        rotate(m, v, p, q);
      }
    }
    if (!rotated) break;
  }
  return { values: m.map((row, i) => row[i]), vectors: m.map((_, k) => v.map((row) => row[k])) };
}

function rotate(m: number[][], v: number[][], p: number, q: number): void {
  const theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of m) turn(row, p, q, c, s);
  for (let k = 0; k < m.length; k++) {
    const [x, y] = [m[p][k], m[q][k]];
    m[p][k] = c * x - s * y;
    m[q][k] = s * x + c * y;
  }
  m[p][q] = 0;
  m[q][p] = 0;
  for (const row of v) turn(row, p, q, c, s);
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p], row[q]];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}
