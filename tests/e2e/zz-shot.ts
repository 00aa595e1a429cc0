import { launchBrowser } from './browser.ts'
const [base, out, ...list] = process.argv.slice(2)
const browser = await launchBrowser()
for (const item of list) {
  const [name, width, scheme, path, mode] = item.split('|')
  const page = await browser.newPage({ viewport: { width: Number(width), height: Number(width) < 600 ? 844 : 768 }, colorScheme: scheme as 'light' })
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) console.error(name, m.text()) })
  page.on('pageerror', (e) => console.error(name, e.message))
  await page.goto(base + path!)
  await page.waitForFunction(() => document.querySelector('main h1') !== null && !document.querySelector('[aria-busy="true"]'))
  await page.waitForTimeout(250)
  if (mode === 'el') await page.locator('#what-changed').screenshot({ path: `${out}/${name}.png` })
  else await page.screenshot({ path: `${out}/${name}.png`, fullPage: mode === 'full' })
  await page.close()
}
await browser.close()
