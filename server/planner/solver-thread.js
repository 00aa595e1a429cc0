// Plain JavaScript: a thread starts without the loader of TypeScript that its parent runs under.
import { register } from 'tsx/esm/api'

register()
await import('./solver-worker.ts')
