import { launchBrowser } from '/work/wt-calendar/tests/e2e/browser.ts'
const [,, base, ...shots] = process.argv
const browser = await launchBrowser()
for (const shot of shots) {
  const [name, path, size='wide', scheme='light'] = shot.split('|')
  const page = await browser.newPage({ viewport: size==='wide'?{width:1366,height:768}:{width:390,height:844}, colorScheme: scheme as never })
  page.on('pageerror', e=>console.log(name, e.message)); page.on('console', m=>{ if(m.type()==='error') console.log(name,m.text())})
  await page.goto(base+path!); await page.waitForFunction(()=>document.querySelector('main h1')!==null && !document.querySelector('[aria-busy="true"]'), undefined, {timeout: 60000}); await page.waitForTimeout(300)
  await page.screenshot({path:`/tmp/calendar-shots/${name}.png`, fullPage:true}); console.log(name); await page.close()
}
await browser.close()
