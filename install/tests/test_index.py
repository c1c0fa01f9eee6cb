"""The notebook that leads from Python's terms to sections leads to all of them, and each link to where it says."""

import re

from reading import FOLDER, read
from sections import SECTIONS

LINK = re.compile(r"\[([^\]]+)\]\(([^)#]+\.ipynb)(?:#cell-id=([^)]+))?\)")


def links():
    return [link for cell in read(FOLDER / "0-index.ipynb").cells for link in LINK.findall(cell.source)]


def test_each_link_leads_to_the_section_that_it_names():
    for words, name, cell_id in links():
        cells = [cell for cell in read(FOLDER / name).cells if cell.id == cell_id]
        assert len(cells) == 1 or not cell_id, f"{name} has no cell {cell_id}"
        if cell_id:
            headings = re.findall(r"^#+ (.*)$", cells[0].source, re.MULTILINE)
            wanted = words.removeprefix("tour: ")
            assert any(heading == wanted or heading.split(" ")[0] == wanted for heading in headings), (words, headings)


def test_no_section_is_left_out():
    named = {words for words, _, _ in links()}
    assert {section.id for section in SECTIONS} <= named
