"""Runs in a Python that has `uno`: keeps one LibreOffice and edits decks in it, an order a line on standard input.

An order is JSON: the path of a deck, where to save it, the edits. The answer is a line, too: `{}` or `{"error": …}`.
Ends, and LibreOffice with it, when standard input does. Imports nothing of the project.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
import traceback

import uno
from com.sun.star.awt import Point, Size
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.util import URL

HUNDREDTHS = 2540
"""Hundredths of a millimetre, LibreOffice's unit, in an inch."""
PARAGRAPH_BREAK = 0
TITLE_AND_CONTENT = 1
BOLD = 150.0


# ------------------------------------------------------------------------------------------------------------- finding


def page(document, number):
    """Return a slide by its place, 1-based."""
    return document.DrawPages.getByIndex(number - 1)


def shapes(holder):
    return [holder.getByIndex(i) for i in range(holder.Count)]


def texts(shape):
    """Return all that holds paragraphs in a shape: itself, the cells of a table, the members of a group."""
    if shape.ShapeType == "com.sun.star.drawing.TableShape":
        rows, columns = shape.Model.Rows.Count, shape.Model.Columns.Count
        return [shape.Model.getCellByPosition(c, r) for r in range(rows) for c in range(columns)]
    if shape.ShapeType == "com.sun.star.drawing.GroupShape":
        return [text for member in shapes(shape) for text in texts(member)]
    return [shape] if shape.supportsService("com.sun.star.drawing.Text") else []


def paragraphs(text):
    enumeration = text.createEnumeration()
    found = []
    while enumeration.hasMoreElements():
        found.append(enumeration.nextElement())
    return found


def said(paragraph):
    return paragraph.getString().strip()


def the_paragraph(holders, wanted):
    """Return the text that a paragraph stands in, all its paragraphs, and the place of it among them."""
    everything = [(text, paragraphs(text)) for text in holders]
    found = [(text, held, at) for text, held in everything for at, p in enumerate(held) if said(p) == wanted]
    if len(found) != 1:
        there = [said(p) for _, held in everything for p in held if said(p)]
        raise LookupError(f"{len(found)} paragraphs {wanted!r}, there are {there}")
    return found[0]


def on_slide(document, number, wanted):
    return the_paragraph([text for shape in shapes(page(document, number)) for text in texts(shape)], wanted)


def notes_shape(document, number):
    notes = page(document, number).getNotesPage()
    return next(s for s in shapes(notes) if s.ShapeType == "com.sun.star.presentation.NotesShape")


def the_shape(document, number, key):
    """Return the shape with this name, else the one that holds a paragraph of this text."""
    there = shapes(page(document, number))
    named = [shape for shape in there if shape.Name == key]
    found = named or [s for s in there for t in texts(s) if key in map(said, paragraphs(t))]
    if len(found) != 1:
        raise LookupError(f"{len(found)} shapes {key!r}, there are {[s.Name for s in there]}")
    return found[0]


# ------------------------------------------------------------------------------------------------------------- editing


def type_over(found, new):
    text, held, at = found
    held[at].setString(new)
    text.getString()  # Without this, 7.4 saves a last paragraph cut to its old length


def add_after(found, new, level):
    text, held, at = found
    cursor = text.createTextCursorByRange(held[at].getEnd())
    text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    text.insertString(cursor, new, False)
    if level is not None:
        paragraphs(text)[at + 1].NumberingLevel = level
    text.getString()


def take_out(found):
    """Delete a paragraph with the break before it, the first with the one behind it; of an only one, what it says.

    What is joined takes the looks of the paragraph that it is joined to, as it does for who presses Delete there.
    """
    text, held, at = found
    start = held[at - 1].getEnd() if at else held[0].getStart()
    end = held[1].getStart() if not at and len(held) > 1 else held[at].getEnd()
    cursor = text.createTextCursorByRange(start)
    cursor.gotoRange(end, True)
    cursor.setString("")
    text.getString()


def words_of(found, words):
    """Return a cursor over words of a paragraph."""
    text, held, at = found
    start = held[at].getString().index(words)
    cursor = text.createTextCursorByRange(held[at].getStart())
    cursor.goRight(start, False)
    cursor.goRight(len(words), True)
    return cursor


def retype(document, slide, paragraph, new):
    type_over(on_slide(document, slide, paragraph), new)


def replace_words(document, slide, paragraph, old, new):
    found = on_slide(document, slide, paragraph)
    words_of(found, old).setString(new)
    found[0].getString()


def retitle(document, slide, new):
    title = next(s for s in shapes(page(document, slide)) if s.ShapeType.endswith(".TitleTextShape"))
    title.setString(new)
    title.getString()


def bold(document, slide, paragraph, words):
    found = on_slide(document, slide, paragraph)
    words_of(found, words).CharWeight = BOLD
    found[0].getString()


def italic(document, slide, paragraph, words):
    found = on_slide(document, slide, paragraph)
    words_of(found, words).CharPosture = uno.Enum("com.sun.star.awt.FontSlant", "ITALIC")
    found[0].getString()


def colour(document, slide, paragraph, words, rgb):
    found = on_slide(document, slide, paragraph)
    words_of(found, words).CharColor = int(rgb, 16)
    found[0].getString()


def set_level(document, slide, paragraph, level):
    text, held, at = on_slide(document, slide, paragraph)
    held[at].NumberingLevel = level
    text.getString()


def add_paragraph(document, slide, after, text, level=None):
    add_after(on_slide(document, slide, after), text, level)


def delete_paragraph(document, slide, paragraph):
    take_out(on_slide(document, slide, paragraph))


def set_cell(document, slide, row, column, text):
    table = next(s for s in shapes(page(document, slide)) if s.ShapeType == "com.sun.star.drawing.TableShape")
    cell = table.Model.getCellByPosition(column - 1, row - 1)
    cell.setString(text)
    cell.getString()


def retype_notes(document, slide, paragraph, new):
    type_over(the_paragraph([notes_shape(document, slide)], paragraph), new)


def add_notes(document, slide, text, after=None):
    notes = notes_shape(document, slide)
    held = paragraphs(notes)
    if after is not None:
        add_after(the_paragraph([notes], after), text, None)
    elif notes.getString().strip():
        add_after((notes, held, len(held) - 1), text, None)
    else:
        type_over((notes, held, 0), text)


def delete_notes(document, slide, paragraph):
    take_out(the_paragraph([notes_shape(document, slide)], paragraph))


def move_shape(document, slide, shape, left, top):
    the_shape(document, slide, shape).setPosition(Point(round(left * HUNDREDTHS), round(top * HUNDREDTHS)))


def resize_shape(document, slide, shape, width, height):
    the_shape(document, slide, shape).setSize(Size(round(width * HUNDREDTHS), round(height * HUNDREDTHS)))


def delete_shape(document, slide, shape):
    page(document, slide).remove(the_shape(document, slide, shape))


def add_text_box(document, slide, text, left, top, width=3, height=0.5):
    box = document.createInstance("com.sun.star.drawing.TextShape")
    box.setPosition(Point(round(left * HUNDREDTHS), round(top * HUNDREDTHS)))
    box.setSize(Size(round(width * HUNDREDTHS), round(height * HUNDREDTHS)))
    page(document, slide).add(box)
    box.setString(text)
    box.getString()


def add_slide(document, at, title, bullets=()):
    """Add a slide that will be number `at`; LibreOffice adds it behind another, so it can't be the first."""
    new = document.DrawPages.insertNewByIndex(at - 2)
    new.MasterPage = page(document, at - 1).MasterPage
    new.Layout = TITLE_AND_CONTENT
    for shape in shapes(new):
        if shape.ShapeType.endswith(".TitleTextShape"):
            shape.setString(title)
            shape.getString()
        elif shape.ShapeType.endswith(".OutlinerShape"):
            shape.setString("\n".join(bullets))
            shape.getString()


def delete_slide(document, slide):
    document.DrawPages.remove(page(document, slide))


def duplicate_slide(document, slide):
    document.duplicate(page(document, slide))


def move_slide(document, slide, to):
    """Move a slide by the command of the slide sorter, a place at a time; UNO has no call for it.

    The sorter is built in the background and minds the current slide: at first the command may do nothing.
    """
    command(document, "DiaMode")
    moving, deadline = page(document, slide), time.monotonic() + 20
    while (there := place(document, moving)) != to:
        if time.monotonic() > deadline:
            raise RuntimeError(f"LibreOffice does not move slide {there} to {to}")
        document.CurrentController.setCurrentPage(moving)
        command(document, "MovePageUp" if there > to else "MovePageDown")
        if place(document, moving) == there:
            time.sleep(0.05)


def command(document, name):
    """Do what an entry of a menu does, and wait for it."""
    frame = document.CurrentController.Frame
    url = URL(Complete=f".uno:{name}", Protocol=".uno:", Path=name)
    frame.queryDispatch(url, "_self", 0).dispatch(url, settings(SynchronMode=True))


def place(document, wanted):
    """Return where a slide stands, 1-based."""
    return next(n for n in range(1, document.DrawPages.Count + 1) if page(document, n) == wanted)


def hide_slide(document, slide):
    page(document, slide).Visible = False


OPERATIONS = {
    operation.__name__: operation
    for operation in (
        retype,
        replace_words,
        retitle,
        bold,
        italic,
        colour,
        set_level,
        add_paragraph,
        delete_paragraph,
        set_cell,
        retype_notes,
        add_notes,
        delete_notes,
        move_shape,
        resize_shape,
        delete_shape,
        add_text_box,
        add_slide,
        delete_slide,
        duplicate_slide,
        hide_slide,
        move_slide,
    )
}


# -------------------------------------------------------------------------------------------------------------- serving


def settings(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


WITHOUT_SPELLING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/SpellChecking">
<prop oor:name="IsSpellAuto" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""
"""What keeps LibreOffice from spelling texts in the background, where it puts them back while they are being edited."""


def started(soffice, profile):
    """Start LibreOffice on a profile of its own; return the process and its component context."""
    os.makedirs(os.path.join(profile, "user"))
    with open(
        os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8"
    ) as settings_file:
        settings_file.write(WITHOUT_SPELLING)
    pipe = f"coauthor{os.getpid()}"
    office = subprocess.Popen(
        [
            soffice,
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        stderr=sys.stderr,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if office.poll() is not None:
                raise RuntimeError(f"LibreOffice ended with {office.returncode}") from None
            time.sleep(0.1)
    return office, context


def desktop(context):
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def edit(context, source, target, edits):
    document = desktop(context).loadComponentFromURL(
        uno.systemPathToFileUrl(source), "_blank", 0, settings(Hidden=True)
    )
    if document is None:
        raise RuntimeError("LibreOffice does not open the deck")
    try:
        for name, *arguments in edits:
            OPERATIONS[name](document, *arguments)
        document.storeToURL(
            uno.systemPathToFileUrl(target),
            settings(FilterName="Impress MS PowerPoint 2007 XML", Overwrite=True),
        )
    finally:
        with contextlib.suppress(Exception):
            document.close(True)


def edit_twice(context, *order):
    """Edit a deck; where something is not found, once more from the start.

    The first deck of a fresh LibreOffice was seen, about once in a hundred times, to lose the text of a shape between two
    edits of it.
    """
    try:
        edit(context, *order)
    except LookupError:
        edit(context, *order)


def main(soffice, profile):
    orders = queue.Queue()
    office, context = started(soffice, profile)

    def listen():
        for line in sys.stdin:
            orders.put(json.loads(line))
        orders.put(None)
        time.sleep(5)  # Whoever asked is gone; a call to LibreOffice may hang
        office.kill()
        os._exit(1)

    threading.Thread(target=listen, daemon=True).start()
    while (order := orders.get()) is not None:
        try:
            edit_twice(context, order["source"], order["target"], order["edits"])
            answer = {}
        except Exception:  # All that goes wrong in an edit is told to whoever asked for it
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), flush=True)
    with contextlib.suppress(Exception):  # It drops the connection on its way out
        desktop(context).terminate()
    office.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
