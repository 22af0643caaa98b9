// Reads pages aloud with a virtual screen reader: HTML in, what is said phrase by phrase out.
import { text } from "node:stream/consumers";
import { JSDOM } from "jsdom";

const MOST = 300;
const pages = JSON.parse(await text(process.stdin));
const { window } = new JSDOM("", { url: "http://127.0.0.1/" });
for (const name of ["window", "document", ...Object.getOwnPropertyNames(window)]) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
const { Virtual } = await import("@guidepup/virtual-screen-reader");

async function speak(html) {
  window.document.documentElement.innerHTML = html.replace(/<style>.*?<\/style>/s, "");
  const reader = new Virtual();
  await reader.start({ container: window.document.body });
  for (let step = 0; step < MOST; step += 1) {
    await reader.next();
    if ((await reader.lastSpokenPhrase()) === "end of document") break;
  }
  const said = await reader.spokenPhraseLog();
  await reader.stop();
  return said;
}

const said = [];
for (const page of pages) said.push(await speak(page));
console.log(JSON.stringify(said));
