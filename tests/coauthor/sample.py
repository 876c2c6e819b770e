"""A small deck to edit: bullets and notes, cards, a flow, a table, a picture; two sections."""

from __future__ import annotations

import functools

from tests.build import ROOT, build

TEXT = """---
title: Night shifts
lang: en-GB
---

# Background

## Night shifts move sleep

- Shift work is **common** in hospitals
  - Nurses
  - Doctors in training
- Daylight may shorten sleep

::: notes
Say it slowly.

Then wait.
:::

## Three things may help {.cards}

- **Light.** Bright lamps
- **Naps.** Twenty minutes
- **Pills.** Not tested

## Light moves the clock {.flow}

- **Bright light.** For two hours
- **Body clock.** Moves later

# Results

## Sleep was longer with light

| Group | Nurses |
| ----- | -----: |
| Light | 61     |
| None  | 59     |

## The lamp stood at the desk

![A desk lamp beside a monitor](lamp.png)
"""
BULLETS, CARDS, FLOW, TABLE, LAMP = 2, 3, 4, 5, 6
"""The places of its slides."""


@functools.cache
def deck() -> bytes:
    return build(TEXT, ROOT / "tests" / "decks" / "every-kind")
