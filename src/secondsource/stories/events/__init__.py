"""The events of a story as its reports tell them together, with their tolls."""

from secondsource.stories.events.told import events

__all__ = ["events"]
