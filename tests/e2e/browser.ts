import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
]

/** A headless Chromium: CHROMIUM_PATH, an installed one, or the one that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), args: ARGS })
}

async function executable(): Promise<string> {
  const stated = process.env['CHROMIUM_PATH']
  if (stated !== undefined && stated !== '') return stated
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  return installed ?? sparticuz.executablePath()
}
