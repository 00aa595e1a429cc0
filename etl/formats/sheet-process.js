// Plain JavaScript: a process starts without the loader of TypeScript that its parent runs under.
import { Worker } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

const GRACE_S = 5

/** Ends this process when its time is over, or its parent, whatever the reader is busy with. */
const WATCH = `
  const { workerData: { parent, seconds } } = require('node:worker_threads')
  const end = () => process.kill(process.pid, 'SIGKILL')
  setInterval(() => { if (process.ppid !== parent) end() }, 1000)
  setTimeout(end, seconds * 1000)
`

process.once('message', async (/** @type {import('./sheet-to-text.ts').SheetJob} */ job) => {
  const workerData = { parent: process.ppid, seconds: job.seconds + GRACE_S }
  new Worker(WATCH, { eval: true, workerData, execArgv: [] }).unref()
  register()
  const { readSheet } = await import('./sheet-reader.ts')
  process.send?.(readSheet(job), () => process.exit())
})
