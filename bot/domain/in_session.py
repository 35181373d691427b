"""What a method says for the time in a session: how to listen, how to lead a group, in a room or on screen."""

from bot.domain.frozen import Frozen
from bot.domain.session import Mode, SessionKind


class OpenQuestion(Frozen):
    """A question that a group talks over in pairs or small groups, and for how many minutes (R27)."""

    ask: str
    minutes: int = 10


class GroupGuide(Frozen):
    """How to lead a group, for sessions of some `kinds`: a suggestion and not a script (R27, R28)."""

    kinds: tuple[SessionKind, ...] = (SessionKind.FOCUS_GROUP,)
    introductions: tuple[str, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    how: str = ""
    during: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()


class InSession(Frozen):
    """What the pair has in mind while it meets people; `remote` and `on_site` are added by the mode (R24)."""

    before: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    on_site: tuple[str, ...] = ()
    group: GroupGuide | None = None

    def listening(self, mode: Mode) -> tuple[str, ...]:
        """Return what to keep in mind in a session of that mode; one that is hybrid needs both (R24)."""
        match mode:
            case Mode.REMOTE:
                return (*self.during, *self.remote)
            case Mode.ON_SITE:
                return (*self.during, *self.on_site)
            case Mode.HYBRID:
                return (*self.during, *self.remote, *self.on_site)

    def guide_for(self, kind: SessionKind) -> GroupGuide | None:
        """Return how to lead a session of that kind, where it is one of a group."""
        return self.group if self.group and kind in self.group.kinds else None
