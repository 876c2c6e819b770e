"""The co-author who has only PowerPoint or LibreOffice: takes the bytes of a deck, edits and saves it, gives bytes back.

Knows nothing of `slides`. Two engines with one interface: `powerpoint` does what PowerPoint would and leaves the noise
that PowerPoint leaves when it saves; `libreoffice` is the real program. An edit is the name of an operation and its
arguments; slides are named by their place (1-based), paragraphs by their whole text, shapes by their name or by
a paragraph that they hold, lengths are inches:

    from tests.coauthor import libreoffice, powerpoint

    edits = [
        ("retype", 3, "Aim: to mitigate pain", "Aim: to relieve pain"),
        ("add_paragraph", 3, "Recent attention", "For its role in depression", 1),
        ("duplicate_slide", 3),
        ("retitle", 4, "The copy has a title of its own"),
    ]
    returned = powerpoint.edited(deck, *edits, seed=1)
    returned = libreoffice.edited(deck, *edits)

`powerpoint.edited(deck)` and `libreoffice.edited(deck)` save without an edit. What PowerPoint alone can do is in
`powerpoint.OPERATIONS`; `libreoffice.OPERATIONS` names what both can. The operations of PowerPoint are functions, too,
for edits that take bytes:

    opened = powerpoint.opened(deck, seed=1)
    pictures.replace_picture(opened, 7, "Picture 1", png)
    returned = powerpoint.saved(opened)

Same deck, edits and seed: same bytes from `powerpoint`. `libreoffice` puts its own clock and ids into what it saves.
"""

from __future__ import annotations

Edit = tuple
"""The name of an operation, then its arguments: `("retype", 3, "old", "new")`."""
