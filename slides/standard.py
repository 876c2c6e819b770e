"""What a talk is held to, as text or as a deck: the figures that both go by, and where they come from."""

from __future__ import annotations

MOST_WORDS = 50
"""Words on a slide, without kicker, footer and notes; tables apart."""

MOST_BULLETS = 6
"""Bullets of a list."""

LONGEST_TITLE = 14
"""Words of a headline."""

MOST_TEXT_ONLY = 0.4
"""Share of the slides told that may show nothing but text."""

FEWEST_TOLD = 5
"""Slides of a talk of which shares are counted."""

ALLEY = "Alley, The Craft of Scientific Presentations"
MICROSOFT = "Microsoft Accessibility Checker"
