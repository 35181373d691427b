"""What stand-in peers have to say: invented sentences, dealt so that several rooms say the same thing."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import cycle
from random import Random
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.ids import ThemeId
from bot.domain.theme import Theme

_ECHOES: Final = ("Heard here too: {}", "This came up again: {}", "Once more: {}", "Also in this room: {}")
_FAMILIAR: Final = 0.6
"""How often a peer hears what somebody else has heard before, from 0 to 1."""


@dataclass(frozen=True)
class Topic:
    """One thing that is so in the invented place, and the words in which different people put it."""

    theme: ThemeId
    kind: str
    finding: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """One post-it's worth, ready to be written on a card."""

    topic: Topic
    text: str


class Bank:
    """All topics of a review's themes, from which points are dealt."""

    def __init__(self, themes: Sequence[Theme], *, random: Random) -> None:
        self._random = random
        self._dealt: dict[Topic, int] = {}
        file = _file()
        self.topics = _topics(file.chart, themes)
        self.groups = file.groups

    def deal(self) -> Point:
        """Return the next point: often on something that was heard elsewhere already."""
        begun = [t for t, count in self._dealt.items() if count < len(t.said)]
        familiar = begun and self._random.random() < _FAMILIAR
        return self.deal_on(self._random.choice(begun if familiar else self.topics))

    def deal_on(self, topic: Topic) -> Point:
        """Return the next point on a topic; when all its words are used up, they come round as an echo."""
        count = self._dealt.get(topic, 0)
        self._dealt[topic] = count + 1
        turn, at = divmod(count, len(topic.said))
        words = topic.said[at]
        if turn:
            words = _ECHOES[(turn - 1) % len(_ECHOES)].format(words[0].lower() + words[1:])
        return Point(topic=topic, text=words)

    def topic_of(self, words: str) -> Topic | None:
        """Return what a note is about, as a peer would recognise it, also where it is shown cut short."""
        heard = words.casefold()
        return next((t for t in self.topics if any(_recognised(s, heard) for s in t.said)), None)


def _recognised(sentence: str, heard: str) -> bool:
    return sentence[1:49].casefold() in heard


class _Said(Frozen):
    kind: str
    finding: str
    said: tuple[str, ...]


class _Chart(Frozen):
    words: tuple[str, ...]
    topic: tuple[_Said, ...]

    def suits(self, theme: Theme) -> int:
        return sum(word in theme.title.casefold() for word in self.words)


class _File(Frozen):
    groups: tuple[str, ...]
    chart: tuple[_Chart, ...]


def _file() -> _File:
    text = files("bot.rehearsal").joinpath("said.toml").read_text(encoding="utf-8")
    return _File.model_validate(tomllib.loads(text))


def _topics(charts: Sequence[_Chart], themes: Sequence[Theme]) -> tuple[Topic, ...]:
    """Give each theme the chart whose words fit its title best, and the others what is left, in order."""
    chart_of: dict[ThemeId, _Chart] = {}
    fits = [(chart.suits(theme), theme, chart) for theme in themes for chart in charts]
    for suits, theme, chart in sorted(fits, key=lambda fit: -fit[0]):
        if suits and theme.id not in chart_of and chart not in chart_of.values():
            chart_of[theme.id] = chart
    left = cycle([chart for chart in charts if chart not in chart_of.values()] or charts)
    for theme in themes:
        chart_of.setdefault(theme.id, next(left))
    return tuple(
        Topic(theme=theme.id, kind=t.kind, finding=t.finding, said=t.said)
        for theme in themes
        for t in chart_of[theme.id].topic
    )
