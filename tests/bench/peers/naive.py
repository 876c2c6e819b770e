"""Makes the deck of `speed` with python-pptx in the way that its documentation shows: naive.py DECK.json OUT.pptx"""

import json
import sys
from pathlib import Path

from pptx import Presentation
from pptx.util import Inches

source = Path(sys.argv[1])
deck = Presentation()
for page in json.loads(source.read_text(encoding="utf-8")):
    slide = deck.slides.add_slide(deck.slide_layouts[5 if page["table"] else 1])
    slide.shapes.title.text = page["title"]
    if page["table"]:
        across, down = len(page["table"][0]), len(page["table"])
        frame = slide.shapes.add_table(down, across, Inches(0.5), Inches(1.8), Inches(9), Inches(3))
        for y, cells in enumerate(page["table"]):
            for x, cell in enumerate(cells):
                frame.table.cell(y, x).text = cell
    else:
        frame = slide.placeholders[1].text_frame
        for n, bullet in enumerate(page["bullets"]):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            paragraph.text = bullet
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = page["below"], 1
    if page["picture"]:
        path = str(source.parent / page["picture"])
        slide.shapes.add_picture(path, Inches(6), Inches(1.8), width=Inches(3.5))
    slide.notes_slide.notes_text_frame.text = page["note"]
deck.save(sys.argv[2])
