// Makes the deck of `speed` with PptxGenJS: node pptxgen.js DECK.json OUT.pptx
const fs = require("fs");
const path = require("path");
const PptxGenJS = require("pptxgenjs");

const [source, target] = process.argv.slice(2);
const deck = new PptxGenJS();
for (const page of JSON.parse(fs.readFileSync(source, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(page.title, { x: 0.5, y: 0.3, w: 9, h: 0.8, fontSize: 28, bold: true });
  if (page.table.length) {
    slide.addTable(page.table, { x: 0.5, y: 1.4, w: 9 });
  } else {
    const lines = page.bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
    lines.push({ text: page.below, options: { bullet: true, indentLevel: 1 } });
    slide.addText(lines, { x: 0.5, y: 1.4, w: page.picture ? 5 : 9, h: 3.8, fontSize: 18 });
  }
  if (page.picture) {
    slide.addImage({ path: path.join(path.dirname(source), page.picture), x: 6, y: 1.4, w: 3.5, h: 1.97 });
  }
  slide.addNotes(page.note);
}
deck.writeFile({ fileName: target });
