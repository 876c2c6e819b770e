#!/usr/bin/env python3
"""Turn an article into a conference talk: a native, editable PowerPoint deck.

The command is in `slides/command/`; `slides/__init__.py` has the picture of the whole.
"""

import sys

from slides.command import main

if __name__ == "__main__":
    sys.exit(main())
