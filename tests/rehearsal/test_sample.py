"""The review that ships, rehearsed: who was sent what, when, and how often."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from bot.domain.attribution import Guard, names_in
from bot.domain.catch_up import CatchUpState
from bot.domain.session import Session
from bot.domain.team import Role
from bot.rehearsal.messenger import Delivery
from bot.rehearsal.outcome import Outcome
from cards.plain import plain


def of_kind(outcome: Outcome, kind: str) -> list[Delivery]:
    return [d for d in outcome.deliveries if d.first.card.kind == kind]


def asked_about(outcome: Outcome, session: Session, kind: str) -> list[tuple[str, Delivery]]:
    """Return who was sent a card of one kind about a session, by initials."""
    found = []
    for delivery in of_kind(outcome, kind):
        post, member = outcome.post_of(delivery), outcome.cast.member(delivery.place)
        if post is not None and post.session == session.id and member is not None:
            found.append((member.initials, delivery))
    return found


def pair_of(outcome: Outcome, session: Session) -> Counter[str]:
    initials = {p.id: p.initials for p in outcome.kept.people}
    return Counter(initials[p] for p in session.pair.people) if session.pair else Counter()


def heard(outcome: Outcome) -> list[Session]:
    return [s for s in outcome.kept.sessions if s.is_heard and not s.cancelled]


def days(outcome: Outcome) -> list[str]:
    """Return the days of the review, without the evening before it on which the team meets."""
    found = {outcome.local(s.starts).date() for s in outcome.kept.sessions}
    return sorted(str(day) for day in found if day >= outcome.kept.review.first_day)


def met_by_name(outcome: Outcome) -> tuple[str, ...]:
    return names_in(entry for s in outcome.kept.sessions for entry in s.people)


def wording(deliveries: Iterable[Delivery]) -> str:
    return "\n".join(plain(v.card) for d in deliveries for v in d.versions)


def test_the_client_hears_no_note_as_it_was_written_down(rehearsed: Outcome) -> None:
    told = [plain(d.first.card) for d in of_kind(rehearsed, "summary")]

    assert len(told) == 6
    assert [card for card in told if "eard here too" in card] == []


def test_the_sample_is_a_whole_review(rehearsed: Outcome) -> None:
    sessions = rehearsed.kept.sessions

    assert len(sessions) >= 24
    assert len(days(rehearsed)) == 3
    assert any(a.clashes_with(b) for a, b in pairwise(heard(rehearsed)))


def test_each_remote_session_has_exactly_one_meeting(rehearsed: Outcome) -> None:
    remote = Counter(s.id for s in rehearsed.kept.sessions if s.needs_meeting)

    assert Counter(m.session for m in rehearsed.kept.meetings if not m.cancelled) == remote


def test_each_of_the_pair_is_briefed_once_before_their_session(rehearsed: Outcome) -> None:
    for session in heard(rehearsed):
        briefed = asked_about(rehearsed, session, "briefing")

        assert Counter(initials for initials, _ in briefed) == pair_of(rehearsed, session)
        assert [d for _, d in briefed if d.first.at >= session.starts] == []


def test_each_of_the_pair_is_asked_once_when_their_session_has_ended(rehearsed: Outcome) -> None:
    for session in heard(rehearsed):
        asked = asked_about(rehearsed, session, "capture")

        assert Counter(initials for initials, _ in asked) == pair_of(rehearsed, session)
        assert [d for _, d in asked if d.first.at < session.ends] == []


def test_every_day_has_one_catch_up_prompt_and_one_summary_for_each_system_lead(rehearsed: Outcome) -> None:
    leads = [m.initials for m in rehearsed.cast.system_leads]
    prompts = [str(rehearsed.local(d.first.at).date()) for d in of_kind(rehearsed, "catch_up")]
    summaries = Counter(
        (str(rehearsed.local(d.first.at).date()), member.initials)
        for d in of_kind(rehearsed, "summary")
        if (member := rehearsed.cast.member(d.place))
    )

    assert prompts == days(rehearsed)
    assert summaries == Counter((day, initials) for day in days(rehearsed) for initials in leads)


def test_no_summary_goes_out_before_its_exact_text_is_approved(rehearsed: Outcome) -> None:
    approved = {e.day: e for e in rehearsed.kept.evenings if e.state is CatchUpState.APPROVED}

    for delivery in of_kind(rehearsed, "summary"):
        evening = approved[rehearsed.local(delivery.first.at).date()]
        told = plain(delivery.first.card)

        assert evening.approved_at is not None
        assert evening.approved_at <= delivery.first.at
        assert evening.approved_mark == evening.messages.mark
        assert [s for s in evening.messages.sentences if s not in told] == []


def test_each_theme_has_one_board_message_that_is_redrawn_in_place(rehearsed: Outcome) -> None:
    boards = of_kind(rehearsed, "board")

    assert len(boards) == len(rehearsed.kept.review.themes)
    assert {d.place.kind for d in boards} == {"channel"}
    assert [d for d in boards if len(d.versions) == 1] == []


def test_every_observation_that_was_saved_is_there_and_none_twice(rehearsed: Outcome) -> None:
    wrote = Counter(
        version.because.split("“")[1].split("”")[0]
        for delivery in rehearsed.deliveries
        for version in delivery.versions
        if " wrote “" in version.because and " pressed “Save" in version.because
        if "Please take out" not in plain(version.card) and "finding" not in version.because
    )
    noted = Counter(o.text for o in rehearsed.kept.observations if o.source.session is not None)

    assert noted == wrote
    numbers = [o.number for o in rehearsed.kept.observations]
    assert numbers == list(range(1, len(numbers) + 1))


def test_nobody_is_sent_the_same_thing_twice(rehearsed: Outcome) -> None:
    sent = Counter(
        (d.place.id, d.first.card.kind, plain(d.first.card), rehearsed.post_of(d) and d.first.at)
        for d in rehearsed.deliveries
    )

    assert [what for what, times in sent.items() if times > 1] == []


def test_one_peer_forgets_and_is_reminded_once(rehearsed: Outcome) -> None:
    nudges = of_kind(rehearsed, "nudge")

    assert len(nudges) == 1
    assert len(nudges[0].versions) > 2


def test_one_peer_names_somebody_and_is_asked_to_take_it_out(rehearsed: Outcome) -> None:
    names = met_by_name(rehearsed)
    stopped = [
        (delivery, at)
        for delivery in rehearsed.deliveries
        for at, version in enumerate(delivery.versions)
        if "Please take out" in plain(version.card)
    ]

    assert len(stopped) == 1
    delivery, at = stopped[0]
    assert [name for name in names if name in plain(delivery.versions[at].card)] != []
    assert "Saved so far" in plain(delivery.versions[at + 1].card)
    guard = Guard(names)
    assert [o for o in rehearsed.kept.observations if guard.judge(o.text).must_come_out] == []


def test_nobody_who_was_met_is_named_to_a_system_lead(rehearsed: Outcome) -> None:
    leads = {m.place.id for m in rehearsed.cast.system_leads}
    told = wording(d for d in rehearsed.deliveries if d.place.id in leads)

    assert told != ""
    assert [name for name in met_by_name(rehearsed) if name in told] == []
    assert Guard(met_by_name(rehearsed)).judge(told).must_come_out == ()


def test_somebody_presses_twice_and_the_second_press_changes_nothing(rehearsed: Outcome) -> None:
    said = Counter((o.initials, o.text) for o in rehearsed.kept.observations)

    assert [what for what, times in said.items() if times > 1] == []


def test_some_findings_are_triangulated_and_only_those_are_presented(rehearsed: Outcome) -> None:
    states = Counter(f.state.value for f in rehearsed.kept.findings)

    assert states["presented"] > 0
    assert {d.name.rsplit(".", 1)[1] for d in rehearsed.kept.documents} == {"pptx", "docx"}


def test_everything_that_was_said_is_destroyed_in_the_end(rehearsed: Outcome) -> None:
    certificate = rehearsed.certificate

    assert certificate is not None
    assert certificate.complete
    assert certificate.outstanding == ()
    assert len(certificate.confirmed_by) == len(rehearsed.cast.everybody)
    assert [d.posted for d in rehearsed.deliveries if d.last.card.holds_words] == []


def test_every_message_says_why_it_was_sent(rehearsed: Outcome) -> None:
    assert [d.posted for d in rehearsed.deliveries if not rehearsed.because(d)] == []


def test_system_leads_are_never_sent_the_teams_notes(rehearsed: Outcome) -> None:
    kinds = {
        d.first.card.kind
        for d in rehearsed.deliveries
        if (m := rehearsed.cast.member(d.place)) and m.role is Role.SYSTEM_LEAD
    }

    the_teams_own = {"capture", "nudge", "briefing", "board", "digest", "triangulate", "finding", "catch_up"}
    assert kinds & the_teams_own == set()
    assert kinds >= {"readiness", "team_sheet", "request", "summary", "edition", "comment", "destroy_notes"}


def test_what_day_one_needs_is_asked_for_chased_ticked_and_gone_without(rehearsed: Outcome) -> None:
    lists = of_kind(rehearsed, "readiness")
    (listed,) = [d for d in lists if plain(d.first.card).startswith("Ready for day 1:")]
    titles = Counter(plain(d.first.card).splitlines()[0].split(" before ")[0] for d in lists if d != listed)

    assert titles["What we need from you"] == 2
    assert titles["Still needed from you"] > 2
    assert "19 of 19 things are there." in wording([listed])
    assert "the review goes without it." in wording([listed])


def test_each_system_lead_answers_once_and_the_team_sees_it_beside_a_finding(rehearsed: Outcome) -> None:
    thanked = [d for d in of_kind(rehearsed, "summary") if "Your reply number" in wording([d])]
    shown = wording(of_kind(rehearsed, "client_reply"))

    assert len(thanked) == len(rehearsed.cast.system_leads)
    assert shown.count("It is shown beside 1 finding") == len(thanked)


def test_the_clients_week_passes_and_what_it_corrects_is_in_before_the_report_is_final(
    rehearsed: Outcome,
) -> None:
    leads = {m.place.id for m in rehearsed.cast.system_leads}
    came = [(plain(d.first.card), d.first.at) for d in rehearsed.deliveries if d.place.id in leads]
    (draft, *_), (final, *_), (corrected,) = (
        [at for text, at in came if text.startswith(title)]
        for title in ("The draft report is here", "The final report is here", "Your correction is taken")
    )

    assert rehearsed.certificate is not None
    assert draft < corrected < draft + timedelta(days=7) < final < rehearsed.certificate.signed_off_at
    assert "Edition 3 is the final one." in wording(of_kind(rehearsed, "edition"))
