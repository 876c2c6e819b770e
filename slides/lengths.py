"""Lengths on a slide, in English Metric Units, so that no bare number has to say what it measures.

The units are those of ECMA-376 part 1, 20.1.2.1 (ST_Coordinate): 914,400 to the inch, 12,700 to the point.
"""

from __future__ import annotations

from typing import Self

_PER_INCH = 914_400
_PER_POINT = 12_700


class Length(int):
    """A length in EMU. Sums and differences of lengths are lengths; so are their whole multiples."""

    @property
    def inches(self) -> float:
        """This length in inches."""
        return self / _PER_INCH

    @property
    def points(self) -> float:
        """This length in typographic points, 72 to the inch."""
        return self / _PER_POINT

    def __add__(self, other: int) -> Length:
        return Length(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Length:
        return Length(int(self) - int(other))

    def __neg__(self) -> Length:
        return Length(-int(self))

    def scaled(self, factor: float) -> Self:
        """Return this length times `factor`, rounded to the nearest EMU."""
        return type(self)(round(int(self) * factor))


def Emu(value: int) -> Length:
    """Return a length of `value` EMU."""
    return Length(value)


def Inches(value: float) -> Length:
    """Return a length of `value` inches."""
    return Length(round(value * _PER_INCH))


def Pt(value: float) -> Length:
    """Return a length of `value` points."""
    return Length(round(value * _PER_POINT))
