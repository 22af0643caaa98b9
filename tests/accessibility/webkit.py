"""One journey in WebKitGTK with axe-core on each page: a program of its own, for it needs a screen and a bus.

`python -m tests.accessibility.webkit` reads {link, axe, options} as JSON; its last line is what it met.
"""

import json
import sys
from pathlib import Path
from urllib.parse import urljoin

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
SECONDS = 60
RUN_AXE = """const done = arguments[arguments.length - 1];
axe.run(document, arguments[0]).then(result => done(result.violations.map(fault => fault.id)))"""


def start() -> webdriver.WebKitGTK:
    options = Options()
    options.binary_location = str(max(Path("/usr/lib").glob(BROWSERS)))
    options.add_argument("--automation")
    options.set_capability("browserName", "MiniBrowser")
    driver = webdriver.WebKitGTK(options=options, service=Service("/usr/bin/WebKitWebDriver"))
    driver.set_script_timeout(SECONDS)
    return driver


def press(driver: webdriver.WebKitGTK, selector: str, *, leads_on: bool = True) -> None:
    """Press by script: WebKitGTK's own click cannot reach every element in its small window."""
    target = driver.find_element(By.CSS_SELECTOR, selector)
    driver.execute_script("arguments[0].click()", target)
    if leads_on:
        WebDriverWait(driver, SECONDS).until(staleness_of(target))


def journey(driver: webdriver.WebKitGTK, link: str, axe: str, options: object) -> list[dict]:
    met = []

    def note() -> None:
        driver.execute_script(axe)
        found = driver.execute_async_script(RUN_AXE, options)
        met.append({"heading": driver.find_element(By.TAG_NAME, "h1").text.strip(), "found": found})

    driver.get(link)
    note()
    press(driver, "main a.button")
    note()
    press(driver, "label.choice", leads_on=False)
    press(driver, "form .buttons button:not([name])")
    note()
    driver.get(urljoin(link, "/enkat/kolla"))
    note()
    press(driver, 'form[action$="/skicka"] button')
    note()
    return met


def main() -> None:
    given = json.load(sys.stdin)
    driver = start()
    try:
        met = journey(driver, given["link"], given["axe"], given["options"])
        version = driver.capabilities.get("browserVersion", "")
    finally:
        driver.quit()
    sys.stdout.write(f"\n{json.dumps({'version': version, 'met': met})}\n")


if __name__ == "__main__":
    main()
