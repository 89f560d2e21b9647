"""What a page is given besides its stories, placed first: advertisements at the foot, briefs in their box."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.compose.advertisements import advertisements
from publisher.compose.briefs import brief_box, foot_frame
from publisher.compose.fixed import Fixed, ceiling, clear_of, clipped
from publisher.compose.pack import Frame, Pack, Separator, Template
from publisher.compose.pages import Item
from publisher.compose.story import Story
from publisher.model import Issue, Page
from publisher.typeset.setter import Typesetter


@dataclass(frozen=True, slots=True)
class Given:
    """The fixed rectangles of a page, and the stories told in them.

    ``framed`` says that the briefs stand in a frame of the page's template.
    """

    fixed: tuple[Fixed, ...]
    stories: tuple[Story, ...]
    framed: bool
    pack: Pack

    @property
    def items(self) -> tuple[Item, ...]:
        """All that is painted, in reading order: the briefs under their head, then the advertisements."""
        heads = [item for fixed in self.fixed if not fixed.paid for item in fixed.items]
        told = [item for story in self.stories for item in story.items]
        return (*heads, *told, *(item for fixed in self.fixed if fixed.paid for item in fixed.items))

    @property
    def ceiling(self) -> float:
        """The line above which the whole width of the page is free for stories."""
        return ceiling(self.fixed, self.pack)

    def clear(self, template: Template) -> tuple[tuple[Frame, ...], tuple[Separator, ...]]:
        """The template's frames for stories and its rules, cut short where a fixed rectangle stands."""
        frames = [frame for frame in template.frames if not (self.framed and frame.shape == "briefs")]
        return clear_of(frames, self.fixed), clipped(template.separators, self.fixed)


def fixed_on(page: Page, template: Template | None, first: bool, issue: Issue, pack: Pack, setter: Typesetter) -> Given:
    """Place what the page is given. Briefs go to the template's frame for them, else to the foot of the page."""
    top = pack.first_line if first else pack.inner_line
    fixed = advertisements(page, issue, pack, setter, top)
    if page.briefs is None:
        return Given(fixed, (), False, pack)
    own = next((frame for frame in template.frames if frame.shape == "briefs"), None) if template else None
    frame = next(iter(clear_of([own], fixed)), None) if own else None
    box = brief_box(page, frame or foot_frame(page, fixed, issue, pack, setter), issue, pack, setter)
    return Given((*fixed, box.fixed), box.stories, own is not None, pack)
