"""What reports say together: which tell one story, how they derive from each other, how many origins stand behind."""

from secondsource.stories.assemble import assemble, case_of, first_of
from secondsource.stories.comparing import Compared
from secondsource.stories.grouping import group
from secondsource.stories.linking import Index, link
from secondsource.stories.member import Member
from secondsource.stories.origins import FamilyOf

__all__ = ["Compared", "FamilyOf", "Index", "Member", "assemble", "case_of", "first_of", "group", "link"]
