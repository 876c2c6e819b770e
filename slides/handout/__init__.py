"""A talk on paper: one page for those who heard it, and the script for the one who gives it. Pure.

    Talk (+ Article, QR code)  --take_home-->  Paper: one A4 page, and what did not fit on it
    Talk (+ Pages)             --script-->     Paper: what is said, slide by slide, with the running clock
    Paper                      --docx-->       the bytes of a Word document, the same for the same paper

`paper` holds the values and how each style looks; it measures with the widths that slides are measured with. All that is
read on either is the talk's own, but for the few words of `layout.words`.

WordprocessingML is written here, without python-docx: what makes these documents what they are (right to left, alternative
text, numbering, the page number in the footer, no clock in zip and properties) is XML of ours with it or without, and the
rest of it is one paragraph after the other.
"""

from slides.handout.docx import docx
from slides.handout.paper import Paper
from slides.handout.script import script
from slides.handout.take_home import take_home

__all__ = ["Paper", "docx", "script", "take_home"]
