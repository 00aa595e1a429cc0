// npm run build: the web into web/build, marked with the digest of its sources so that npm start knows it is fresh.
import { checkNode, ensureBuilt, ensureInstalled } from './launch.js'

checkNode()
await ensureInstalled('vite')
await ensureBuilt({ always: true })
