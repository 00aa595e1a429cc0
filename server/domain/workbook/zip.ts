const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

/** CRC-32 of bytes as ZIP and PNG count it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

/**
 * A ZIP archive of files, stored as they are (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). Names are ASCII; the time of
 * every file is 1 January 1980, so that the same files give the same bytes.
 */
export function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => ({
    name: new TextEncoder().encode(name),
    data: new TextEncoder().encode(text)
  }))
  const parts: Uint8Array[] = []
  const central: Uint8Array[] = []
  let at = 0
  for (const { name, data } of entries) {
    const common = [...u16(20), ...u16(0x0800), ...u16(0), ...u16(0), ...u16(0x21), ...u32(crc32(data))]
    const sizes = [...u32(data.length), ...u32(data.length), ...u16(name.length), ...u16(0)]
    parts.push(Uint8Array.from([...u32(0x04034b50), ...common, ...sizes, ...name]), data)
    const rest = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(at)]
    central.push(Uint8Array.from([...u32(0x02014b50), ...u16(20), ...common, ...sizes, ...rest, ...name]))
    at += 30 + name.length + data.length
  }
  const length = central.reduce((sum, part) => sum + part.length, 0)
  const counts = [...u16(entries.length), ...u16(entries.length), ...u32(length), ...u32(at), ...u16(0)]
  return joined([...parts, ...central, Uint8Array.from([...u32(0x06054b50), ...u16(0), ...u16(0), ...counts])])
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function u16(n: number): number[] {
  return [n & 0xff, (n >>> 8) & 0xff]
}

function u32(n: number): number[] {
  return [...u16(n & 0xffff), ...u16(n >>> 16)]
}
