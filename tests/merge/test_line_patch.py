"""Changes to lines, each told by where it stood before any of them."""

from slides.merge.line_patch import LinePatch

TEXT = ("one", "two", "three", "four")


def test_lines_are_replaced_removed_and_added_by_their_old_numbers() -> None:
    patch = LinePatch()
    patch.replace(1, 2, ["ONE AND TWO"])
    patch.remove(4, 4)
    patch.add(3, ["three and a half"])
    assert patch.applied(TEXT, 1, 4) == ("ONE AND TWO", "three", "three and a half")


def test_lines_that_are_added_behind_one_place_stay_in_their_order() -> None:
    patch = LinePatch()
    patch.add(2, ["a"])
    patch.add(2, ["b", "c"])
    assert patch.applied(TEXT, 1, 4) == ("one", "two", "a", "b", "c", "three", "four")


def test_what_is_added_inside_of_a_stretch_that_is_taken_out_comes_in_its_place() -> None:
    patch = LinePatch()
    patch.remove(2, 3)
    patch.add(2, ["new"])
    assert patch.applied(TEXT, 1, 4) == ("one", "new", "four")


def test_what_is_new_belongs_to_the_stretch_with_the_line_that_it_stands_behind() -> None:
    patch = LinePatch()
    patch.add(2, ["new"])
    assert patch.applied(TEXT, 1, 2) == ("one", "two", "new")
    assert patch.applied(TEXT, 3, 4) == ("three", "four")


def test_the_changes_of_another_patch_come_on_top() -> None:
    one, other = LinePatch(), LinePatch()
    one.replace(1, 1, ["ONE"])
    other.replace(2, 2, ["TWO"])
    other.add(4, ["five"])
    one.update(other)
    assert one.applied(TEXT, 1, 4) == ("ONE", "TWO", "three", "four", "five")
