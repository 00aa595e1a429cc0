import { crc32, joined } from '#domain/workbook/zip.ts'

const SIGNATURE = 8

/** Draws an SVG document as PNG, twice as fine as it is wide, with these texts in it (PNG, section 11.3.3.4, iTXt). */
export async function pngOf(svg: string, texts: Readonly<Record<string, string>>, scale = 2): Promise<Uint8Array> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * scale
  canvas.height = image.naturalHeight * scale
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no 2d context')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob === null) throw new Error('no picture')
  return withTexts(new Uint8Array(await blob.arrayBuffer()), texts)
}

/** A PNG with texts (keyword: 1 to 79 characters of Latin-1) after its header. */
export function withTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  const afterHeader = SIGNATURE + 25
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text))
  return joined([png.slice(0, afterHeader), ...chunks, png.slice(afterHeader)])
}

function textChunk(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder()
  const typed = joined([encoder.encode('iTXt'), encoder.encode(keyword), new Uint8Array(5), encoder.encode(text)])
  return joined([bigEndian(typed.length - 4), typed, bigEndian(crc32(typed))])
}

function bigEndian(n: number): Uint8Array {
  return Uint8Array.from([n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff])
}
