"""What a deck says, as slide text: any `Outline` becomes a `Talk`, as well as can be, and a list of what could not be said.

    outline --picture_names--> digest -> file name
    OutlineSlide --slide_of--> Pulled: a slide that its kind has a place for, and what is left
    Outline      --talk_of-->  Talk, what is left
    Slide        --plainer, barest-->  slides of the same words that ask less of the layout, where it does not fit

The law: each word of the deck's slides and notes is in the talk or named in what is left, and `parse(write(talk)) == talk`.
`said` turns paragraphs into runs and items, `places` knows what stands beside what, `ours` the slides that we drew
ourselves, `front` the title slide. It knows nothing of files, and not whether what it makes fits.
"""

from slides.pull.slide import Pulled, picture_names, slide_of
from slides.pull.smaller import barest, plainer, short_opening
from slides.pull.talk import talk_of

__all__ = ["Pulled", "barest", "picture_names", "plainer", "short_opening", "slide_of", "talk_of"]
