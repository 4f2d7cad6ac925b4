import { requireInside } from '../checks.ts'

/**
 * Density of the standard normal distribution.
 *
 * @example
 * normalDensity(0); // => 0.3989422804014327
 */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
}

/**
 * P(X ≤ x) of the standard normal distribution; the upper tail is `normalCdf(-x)`, exact down to 1e-300.
 *
 * @see Cody (1969), Math. Comp. 23:631–637
 * @example
 * normalCdf(-1.959963984540054); // => 0.025
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x)
  if (size <= 0.67448975) return 0.5 + central(x)
  const tail = size > 40 ? 0 : gaussian(size) * (size <= Math.sqrt(32) ? middle(size) : far(size))
  return x < 0 ? tail : 1 - tail
}

/**
 * The x with P(X ≤ x) = p: −Infinity at 0, Infinity at 1.
 *
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Wichura (1988), Applied Statistics 37:477–484 (AS 241)
 * @example
 * normalQuantile(0.975); // => 1.959963984540054
 */
export function normalQuantile(p: number): number {
  requireInside('p', p, 0, 1)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(quantileCentral, r)) / polynomial(quantileCentralBelow, r)
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  return Math.sign(q) * (r <= 5 ? nearTail(r - 1.6) : farTail(r - 5))
}

function central(x: number): number {
  const s = x * x
  return (x * polynomial(cdfCentral, s)) / polynomial(cdfCentralBelow, s)
}

function middle(x: number): number {
  return polynomial(cdfMiddle, x) / polynomial(cdfMiddleBelow, x)
}

function far(x: number): number {
  const s = 1 / (x * x)
  return (1 / Math.sqrt(2 * Math.PI) - (s * polynomial(cdfFar, s)) / polynomial(cdfFarBelow, s)) / x
}

/** e^(−x²/2) with x split at sixteenths, so that the square of a large x loses no digits. */
function gaussian(x: number): number {
  const head = Math.trunc(x * 16) / 16
  return Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (x - head) * (x + head))
}

function nearTail(r: number): number {
  return polynomial(quantileNear, r) / polynomial(quantileNearBelow, r)
}

function farTail(r: number): number {
  return polynomial(quantileFar, r) / polynomial(quantileFarBelow, r)
}

/** Coefficients from the constant up. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0
  for (let power = coefficients.length - 1; power >= 0; power--) value = value * x + (coefficients[power] ?? 0)
  return value
}

const cdfCentral = [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745]
const cdfCentralBelow = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1]
const cdfMiddle = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785,
  8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
]
const cdfMiddleBelow = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547,
  235.387901782625, 22.266688044328117, 1,
]
const cdfFar = [
  0.000029112874951168793, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
]
const cdfFarBelow = [
  0.00007297515550839662, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
]
const quantileCentral = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
]
const quantileCentralBelow = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
]
const quantileNear = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
]
const quantileNearBelow = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const quantileFar = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
]
const quantileFarBelow = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
]
