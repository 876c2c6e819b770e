"""Animations of a slide (`p:timing`), when the shapes and paragraphs that they name come, go or change places.

An effect whose paragraph is gone goes with it; the tree stays one that the schema allows, for a list of effects must
not be empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from slides.powerpoint.drawing import qn

_STEPS = (qn("p:par"), qn("p:seq"))


def forget_shape(root: etree._Element, number: str) -> None:
    """Take the effects of a shape away."""
    timing = root.find(qn("p:timing"))
    if timing is None:
        return
    for build in [e for e in timing.iter() if e.get("spid") == number and e.tag != qn("p:spTgt")]:
        build.getparent().remove(build)
    for target in [e for e in timing.iter(qn("p:spTgt")) if e.get("spid") == number]:
        _drop_effect(target)
    _tidy(root, timing)


def move_paragraphs(root: etree._Element, number: str, moved: Mapping[int, int]) -> None:
    """Let the effects of a shape's paragraphs follow them to their new places."""
    timing = root.find(qn("p:timing"))
    if timing is None:
        return
    for target in [e for e in timing.iter(qn("p:spTgt")) if e.get("spid") == number]:
        for span in target.iter(qn("p:pRg")):
            places = range(int(span.get("st", "0")), int(span.get("end", "0")) + 1)
            now = [moved[place] for place in places if place in moved]
            if now:
                span.set("st", str(min(now)))
                span.set("end", str(max(now)))
            else:
                _drop_effect(target)
                break
    _tidy(root, timing)


def _drop_effect(target: etree._Element) -> None:
    """Take the effect that aims at a target away: the nearest step that says which effect it is, else the nearest."""
    steps = [e for e in target.iterancestors() if e.tag in _STEPS]
    effects = (e for e in steps if (time := e.find(qn("p:cTn"))) is not None and time.get("presetClass"))
    step = next(effects, None)
    if step is None:
        step = next(iter(steps), None)
    while step is not None and step.getparent() is not None:
        holder = step.getparent()
        holder.remove(step)
        if holder.tag != qn("p:childTnLst") or len(holder):
            return
        step = next((e for e in holder.iterancestors() if e.tag in _STEPS), None)


def _tidy(root: etree._Element, timing: etree._Element) -> None:
    """Take away what is left without any effect."""
    builds = timing.find(qn("p:bldLst"))
    if builds is not None and not len(builds):
        timing.remove(builds)
    if next(timing.iter(qn("p:spTgt"), qn("p:sldTgt")), None) is None:
        root.remove(timing)
