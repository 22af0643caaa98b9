// One journey in Firefox ESR over WebDriver BiDi, with axe-core on each page: {link, axe, options} in, what was met out.
import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

const { program, link, axe, options } = JSON.parse(await text(process.stdin));
const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
const met = [];

try {
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 740 });
  const note = async () => {
    await page.evaluate(axe);
    const found = await page.evaluate(async (given) => (await window.axe.run(document, given)).violations.map((v) => v.id), options);
    met.push({ heading: await page.$eval("h1", (h1) => h1.innerText.trim()), found });
  };
  const go = async (selector) => {
    await Promise.all([page.waitForNavigation(), page.click(selector)]);
  };
  await page.goto(link);
  await note();
  await go('main a.button');
  await note();
  await page.click("label.choice");
  await go('form .buttons button:not([name])');
  await note();
  await page.goto(new URL("/enkat/kolla", link).href);
  await note();
  await go('form[action$="/skicka"] button');
  await note();
  console.log(JSON.stringify({ version: await browser.version(), met }));
} finally {
  await browser.close();
}
