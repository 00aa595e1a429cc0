/** A number as text: no thousands separators, no exponent, a point, and no more digits than spreadsheets hold. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString()
  if (!Number.isFinite(value)) return String(value)
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? Number(text).toFixed(30).replace(/0+$/, '').replace(/\.$/, '') : text
}
