/** The lower triangle L of a symmetric positive definite matrix, L Lᵀ = matrix; null where it is not one. */
export function cholesky(matrix: readonly Float64Array[]): Float64Array[] | null {
  const n = matrix.length;
  const l = matrix.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
      if (i !== j) l[i][j] = sum / l[j][j];
      else if (sum > 0) l[i][i] = Math.sqrt(sum);
      else return null;
    }
  }
  return l;
}

/** The solution of L Lᵀ x = right. */
export function choleskySolve(l: readonly Float64Array[], right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] -= l[i][k] * x[k];
    x[i] /= l[i][i];
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] -= l[k][i] * x[k];
    x[i] /= l[i][i];
  }
  return x;
}

/** ln of the determinant of L Lᵀ. */
export function logDeterminant(l: readonly Float64Array[]): number {
  return 2 * l.reduce((sum, row, i) => sum + Math.log(row[i]), 0);
}

/** The inverse of L Lᵀ, row by row. */
export function choleskyInverse(l: readonly Float64Array[]): Float64Array[] {
  return l.map((_, i) => {
    const unit = new Float64Array(l.length);
    unit[i] = 1;
    return choleskySolve(l, unit);
  });
}
