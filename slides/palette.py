"""Theme -> the colours of a deck: those that its author names, those that follow from them, and whether they can be seen.

A role is what DrawingML calls it: `bg1` the ground of content slides, `tx1` text, `tx2` names and callouts, `bg2`
panels, `accent1` structure, `accent2` caution, `accent4` highlight, `accent6` what is secondary, `accent3` and
`accent5` series of charts. Strong slides are deep (title, take-home, questions) or vivid (statement, section).

What follows from what, where it is not named:
- Greys (light: text, panels, what is secondary; dark: text, what is secondary) keep their lightness and take the hue
  of `dark`, their chroma no greater than its own.
- Dark variant: panels are `dark`, a little lighter; names and callouts a pale tint of `accent`; strong slides shades of
  `accent`, as light as what is read on them allows; links and what is secondary grow lighter until they can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import Literal

from slides.colour import (
    BLINDNESS,
    READABLE,
    VISIBLE,
    Lch,
    Rgb,
    contrast,
    difference,
    from_lch,
    lch,
    lightened,
    mixed,
)
from slides.errors import Finding
from slides.model import Colour, Front, Talk, Theme, Variant

Key = Literal["accent", "caution", "highlight", "dark"]

KEYS: tuple[Key, ...] = ("accent", "caution", "highlight", "dark")
"""What an author can name; where a pair fails, the first of its two that is named is the one to change."""

_OWN: Mapping[Variant, Mapping[Key, Rgb]] = {
    "light": {"accent": "006D77", "caution": "C2410C", "highlight": "F2B134", "dark": "0E2F44"},
    "dark": {"accent": "35B8AD", "caution": "F0694A", "highlight": "F2B134", "dark": "101C27"},
}
"""What is taken where an author names nothing."""

_PANEL_LIGHTER, _PANEL_STRONGER = 7.5, 1.3
"""What panels have above the dark ground in L*, and as a multiple of its chroma, lest they look grey beside it."""

_TINT_LIGHTNESS, _TINT_CHROMA = 80.0, 16.0
"""The pale tint of the accent in a dark deck: between text and accent, and no glare where it fills a callout."""

_MOST_VIVID, _MOST_DEEP, _SHADE_STEP = 50, 30, 5
"""Percent of the accent's lightness that strong slides have in a dark deck, at most, and the step to try less."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A role of the theme, or a shade of it."""

    role: Colour
    kept: int = 100
    """Percent of its HSL lightness: DrawingML's `lumMod`."""


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a deck."""

    variant: Variant
    roles: Mapping[str, Rgb]
    """By role, links (`hlink`, `folHlink`) included."""
    deep: Tone
    """Ground of the title slide, of take-home and questions."""
    vivid: Tone
    """Ground of statements and sections; rings on deep slides."""
    strong: Colour
    """Role of the text on both."""
    headline: Colour
    """Role of the headlines of all other slides."""

    def rgb(self, tone: Tone | str) -> Rgb:
        """Return the colour of a tone or role."""
        if isinstance(tone, str):
            return self.roles[tone]
        return mixed(self.roles[tone.role], tone.kept / 100) if tone.kept != 100 else self.roles[tone.role]

    @property
    def scheme(self) -> dict[str, Rgb]:
        """Return the theme's twelve colours by the names of `a:clrScheme`: `dk` is dark and `lt` light in any variant."""
        named = {slot: self.roles[role] for role, slot in self.colour_map.items()}
        first = ("dk1", "lt1", "dk2", "lt2")
        return {slot: named[slot] for slot in (*first, *(slot for slot in named if slot not in first))}

    @property
    def colour_map(self) -> dict[str, str]:
        """Return the slot of the scheme behind each role, as the master's `p:clrMap` says it."""
        ground, text = ("lt", "dk") if self.variant == "light" else ("dk", "lt")
        own = {"bg1": f"{ground}1", "tx1": f"{text}1", "bg2": f"{ground}2", "tx2": f"{text}2"}
        return own | {role: role for role in self.roles if role not in own}


def palette(theme: Theme = Theme()) -> Palette:
    """Return the colours of a theme."""
    named: dict[Key, Rgb] = {key: getattr(theme, key) or _OWN[theme.variant][key] for key in KEYS}
    return (_light if theme.variant == "light" else _dark)(**named)


def _light(accent: Rgb, caution: Rgb, highlight: Rgb, dark: Rgb) -> Palette:
    roles = {
        "tx1": _hued("1B2A38", dark, "light"),
        "bg1": "FFFFFF",
        "tx2": dark,
        "bg2": _hued("F1F5F7", dark, "light"),
        "accent1": accent,
        "accent2": caution,
        "accent3": "0B5FA5",
        "accent4": highlight,
        "accent5": "7B4B94",
        "accent6": _hued("5A6B79", dark, "light"),
        "hlink": "0B5FA5",
        "folHlink": "7B4B94",
    }
    return Palette("light", roles, deep=Tone("tx2"), vivid=Tone("accent1"), strong="bg1", headline="tx2")


def _dark(accent: Rgb, caution: Rgb, highlight: Rgb, dark: Rgb) -> Palette:
    ground, tint = lch(dark), lch(accent)
    panel = from_lch(Lch(ground.lightness + _PANEL_LIGHTER, ground.chroma * _PANEL_STRONGER, ground.hue))
    roles = {
        "tx1": _hued("F3F6F8", dark, "dark"),
        "bg1": dark,
        "tx2": from_lch(tint._replace(lightness=_TINT_LIGHTNESS, chroma=min(tint.chroma, _TINT_CHROMA))),
        "bg2": panel,
        "accent1": accent,
        "accent2": caution,
        "accent3": _readable("6FB1F0", dark, panel),
        "accent4": highlight,
        "accent5": _readable("C39BDB", dark, panel),
        "accent6": _readable(_hued("A5B4C0", dark, "dark"), dark, panel),
        "hlink": _readable("A8D4FF", dark, panel),
        "folHlink": _readable("D6BCEE", dark, panel),
    }
    read = tuple(roles[role] for role in ("tx1", "hlink", "folHlink"))
    deep, vivid = (_shade(accent, most, read) for most in (_MOST_DEEP, _MOST_VIVID))
    return Palette("dark", roles, deep, vivid, strong="tx1", headline="tx1")


def _hued(grey: Rgb, dark: Rgb, variant: Variant) -> Rgb:
    """Return a grey of ours in the hue of the named dark colour, as light as it was."""
    if dark == _OWN[variant]["dark"]:
        return grey
    own, wanted = lch(grey), lch(dark)
    return from_lch(own._replace(chroma=min(own.chroma, wanted.chroma), hue=wanted.hue))


def _readable(rgb: Rgb, *grounds: Rgb) -> Rgb:
    """Return the colour, lighter by as much as text needs on dark grounds; white if nothing less does."""
    while rgb != "FFFFFF" and any(contrast(rgb, ground) < READABLE for ground in grounds):
        rgb = lightened(rgb, min(lch(rgb).lightness + 1, 100))
    return rgb


def _shade(accent: Rgb, most: int, texts: tuple[Rgb, ...]) -> Tone:
    """Return the lightest shade of the accent on which all of the texts can be read."""
    for kept in range(most, _SHADE_STEP, -_SHADE_STEP):
        if all(contrast(text, mixed(accent, kept / 100)) >= READABLE for text in texts):
            return Tone("accent1", kept)
    return Tone("accent1", _SHADE_STEP)


# ------------------------------------------------------------------------------------------- what the look relies on


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours of which one stands on the other."""

    upper: str
    """A role."""
    ground: str
    """A role, or `deep` or `vivid`."""
    least: float = READABLE


_TEXT = "tx1/bg1 tx1/bg2 tx2/bg1 tx2/bg2 accent1/bg1 accent2/bg1 accent6/bg1 hlink/bg1 hlink/bg2 folHlink/bg1 folHlink/bg2"
_MARKS = "accent1/bg2 accent3/bg1 accent5/bg1"
_STRONG: Mapping[Variant, tuple[str, str]] = {
    "light": ("bg1/deep bg1/vivid accent4/deep", ""),
    "dark": (
        "tx1/deep tx1/vivid accent4/deep hlink/deep hlink/vivid folHlink/deep folHlink/vivid",
        "accent1/deep accent6/deep",
    ),
}
"""What stands on strong slides: text, and marks. Links on those of a light deck keep the colour of their text."""


def pairs(variant: Variant) -> tuple[Pair, ...]:
    """Return every pair of colours that the look draws on each other; contrast is the same both ways round."""
    text, marks = _STRONG[variant]
    return (*_pairs(f"{_TEXT} {text}", READABLE), *_pairs(f"{_MARKS} {marks}", VISIBLE))


def _pairs(listed: str, least: float) -> Iterator[Pair]:
    for pair in listed.split():
        upper, _, ground = pair.partition("/")
        yield Pair(upper, ground, least)


_WORDS = {
    "tx1": "text",
    "tx2": "names and callouts",
    "bg1": "the ground",
    "bg2": "the panels",
    "accent1": "the accent",
    "accent2": "the caution colour",
    "accent3": "a series of charts",
    "accent4": "the highlight",
    "accent5": "a series of charts",
    "accent6": "secondary text",
    "hlink": "links",
    "folHlink": "visited links",
    "deep": "the title slide",
    "vivid": "statement slides",
}
"""What a person calls the parts of a pair."""

_MADE_OF: Mapping[Variant, Mapping[str, Key]] = {
    "light": {"tx2": "dark", "deep": "dark", "accent1": "accent", "vivid": "accent"},
    "dark": {
        "bg1": "dark",
        "bg2": "dark",
        "accent1": "accent",
        "tx2": "accent",
        "deep": "accent",
        "vivid": "accent",
    },
}
_MADE_OF_ANYWHERE: Mapping[str, Key] = {"accent2": "caution", "accent4": "highlight"}


def _key(theme: Theme, pair: Pair) -> Key | None:
    """Return which of the colours that the author named is to blame if a pair fails."""
    made_of = {**_MADE_OF[theme.variant], **_MADE_OF_ANYWHERE}
    keys = {made_of.get(pair.upper), made_of.get(pair.ground)}
    return next((key for key in KEYS if key in keys and getattr(theme, key)), None)


# -------------------------------------------------------------------------------------------------------- findings

SAFE, ALIKE = 20.0, 10.0
"""Difference (delta E 1976) of two signal colours to the colour-blind: enough, and too little to tell them apart."""

_SIGNALS: Mapping[Key, str] = {"accent": "accent1", "caution": "accent2", "highlight": "accent4"}
"""The colours that mean something, and their roles."""


def findings(talk: Talk) -> tuple[Finding, ...]:
    """Return what is wrong with the colours that a talk names: those that cannot be seen, else those that look alike."""
    theme = talk.front.theme
    if theme is None:
        return ()
    return tuple(_faint(talk, theme)) or tuple(_alike(talk, theme))


def _faint(talk: Talk, theme: Theme) -> Iterator[Finding]:
    """Yield an error for each colour that cannot be told from what it stands on, or from what stands on it."""
    colours = palette(theme)
    for key in KEYS:
        failing = [pair for pair in _failing(theme) if _key(theme, pair) == key]
        if not failing:
            continue
        worst = min(failing, key=lambda pair: _ratio(colours, pair) / pair.least)
        one, other = (f"{_WORDS[name]} #{_rgb(colours, name)}" for name in (worst.upper, worst.ground))
        message = (
            f"{one} on {other} has a contrast of {_ratio(colours, worst):.1f}:1, and "
            f"{'text' if worst.least == READABLE else 'a mark'} needs {worst.least:g}:1"
        )
        hint = _hint(theme, key, partial(_is_to_blame, key=key))
        yield _finding(talk, "error", "theme.contrast", key, message, hint)


def _is_to_blame(theme: Theme, key: Key) -> bool:
    return any(_key(theme, pair) == key for pair in _failing(theme))


def _failing(theme: Theme) -> list[Pair]:
    colours = palette(theme)
    return [pair for pair in pairs(theme.variant) if _ratio(colours, pair) < pair.least]


def _ratio(colours: Palette, pair: Pair) -> float:
    return contrast(_rgb(colours, pair.upper), _rgb(colours, pair.ground))


def _rgb(colours: Palette, name: str) -> Rgb:
    return colours.rgb({"deep": colours.deep, "vivid": colours.vivid}.get(name, name))


def _alike(talk: Talk, theme: Theme) -> Iterator[Finding]:
    """Yield a finding for each two signal colours that the colour-blind can hardly tell apart."""
    for one, other in combinations(_SIGNALS, 2):
        key = next((key for key in (one, other) if getattr(theme, key)), None)
        least, eyes = _least_difference(theme, one, other)
        if key is None or least >= SAFE:
            continue
        colours = palette(theme)
        named = " and ".join(
            f"{_WORDS[role]} #{colours.rgb(role)}" for role in (_SIGNALS[one], _SIGNALS[other])
        )
        message = (
            f"{named} look alike to {eyes} eyes: a difference of {least:.0f}, where {SAFE:.0f} is enough"
        )
        hint = _hint(theme, key, partial(_unsafe, one=one, other=other))
        free = [k for k in (one, other) if not getattr(theme, k)]
        hint += f", or name another {free[0]}" if free else ""
        yield _finding(talk, "error" if least < ALIKE else "warning", "theme.blindness", key, message, hint)


def _unsafe(theme: Theme, one: Key, other: Key) -> bool:
    return bool(_failing(theme)) or _least_difference(theme, one, other)[0] < SAFE


def _least_difference(theme: Theme, one: Key, other: Key) -> tuple[float, str]:
    """Return how little two signals differ, and to whose eyes."""
    colours = palette(theme)
    rgb = colours.rgb(_SIGNALS[one]), colours.rgb(_SIGNALS[other])
    return min((difference(*rgb, blindness), blindness) for blindness in BLINDNESS)


def _hint(theme: Theme, key: Key, wrong: Callable[[Theme], bool]) -> str:
    """Return which colour to write instead: the nearest lighter or darker one with which nothing is wrong."""
    own = lch(getattr(theme, key))
    for step in range(1, 200):
        for lightness in (own.lightness - step / 2, own.lightness + step / 2):
            if 0 <= lightness <= 100:
                tried = lightened(getattr(theme, key), lightness)
                if not wrong(_with(theme, key, tried)):
                    tone = "darker" if lightness < own.lightness else "lighter"
                    return f'the nearest {tone} one that does is {key}: "#{tried}"'
    return "choose another hue, or leave it out"


def _with(theme: Theme, key: Key, rgb: Rgb) -> Theme:
    """Return the theme with another colour under one of its keys."""
    changed: dict[Key, Theme] = {
        "accent": replace(theme, accent=rgb),
        "caution": replace(theme, caution=rgb),
        "highlight": replace(theme, highlight=rgb),
        "dark": replace(theme, dark=rgb),
    }
    return changed[key]


def _finding(
    talk: Talk, severity: Literal["error", "warning"], rule: str, key: Key, message: str, hint: str
) -> Finding:
    line = line_of(talk.front, key)
    return Finding(severity, rule, message, talk.path, line, talk.quote(line or 0), hint)


def line_of(front: Front, key: str) -> int | None:
    """Return the line on which a key of the theme stands, or the theme itself."""
    return front.line_of(f"theme.{key}") or front.line_of("theme")
