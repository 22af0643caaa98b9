// Draws the charts beside their tables, in the page's own ink; without this script the tables carry everything.
"use strict";

function inkOf(chart) {
  return getComputedStyle(chart).color;
}

function draw(chart, ink) {
  const figure = JSON.parse(chart.dataset.chart.replaceAll(JSON.stringify(chart.dataset.ink), JSON.stringify(ink)));
  chart.hidden = false;
  Plotly.react(chart, figure.data, figure.layout, figure.config);
}

function drawAll(ink) {
  for (const chart of document.querySelectorAll("[data-chart]")) draw(chart, ink || inkOf(chart));
}

drawAll();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll());
window.addEventListener("beforeprint", () => drawAll("#000000"));
window.addEventListener("afterprint", () => drawAll());
