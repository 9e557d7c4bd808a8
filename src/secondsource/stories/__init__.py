"""What reports say together: which tell one story, how they derive from each other, how many origins stand behind."""

from secondsource.stories.assemble import assemble, first_of
from secondsource.stories.comparing import Compared
from secondsource.stories.linking import Index, group, link
from secondsource.stories.origins import FamilyOf

__all__ = ["Compared", "FamilyOf", "Index", "assemble", "first_of", "group", "link"]
