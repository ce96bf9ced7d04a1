// page.mjs SOURCE OUT — writes the page of the preview to the file OUT, with the addresses of its script and style on the disk.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [source, out] = process.argv.slice(2);
const { pageOf } = await import(pathToFileURL(join(source, "src/page.js")));
writeFileSync(out, pageOf("file:", pathToFileURL(join(source, "media/preview.js")), pathToFileURL(join(source, "media/preview.css"))));
