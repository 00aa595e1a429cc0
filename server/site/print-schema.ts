import { writeFileSync } from 'node:fs'
import { siteJsonSchema } from './json-schema.ts'

/* npm run site-schema -- [FILE]: the JSON schema of site.yaml for an editor, into a file or to the screen. */
const text = `${JSON.stringify(siteJsonSchema(), null, 2)}\n`
const [file] = process.argv.slice(2)
if (file === undefined) process.stdout.write(text)
else writeFileSync(file, text)
