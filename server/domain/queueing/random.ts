/**
 * Numbers in [0, 1) from a seed, the same on every machine: the small fast counter generator "sfc32" of PractRand
 * (C. Doty-Humphrey, public domain), period at least 2^32.
 *
 * @param seed any whole number
 */
export function seededRandom(seed: number): () => number {
  let [a, b, c, counter] = [seed | 0, Math.floor(seed / 4_294_967_296) | 0, 0x9e3779b9 | 0, 1]
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 16; i++) next()
  return next
}
