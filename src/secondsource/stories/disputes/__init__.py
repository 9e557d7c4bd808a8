"""Disputes and revisions: statements that cannot all hold, and figures and statements that changed with time."""

from secondsource.stories.disputes.disputed import disputes
from secondsource.stories.disputes.groundwork import Ground, groundwork
from secondsource.stories.disputes.revised import revisions

__all__ = ["Ground", "disputes", "groundwork", "revisions"]
