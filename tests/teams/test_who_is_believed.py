"""Who is believed: the home tenant's directory, another tenant's sign-in names, and nobody's word alone."""

import pytest

from bot.teams.members import Profile
from tests.teams.activities import TENANT, an_activity
from tests.teams.conftest import Knock

ELSEWHERE = "tenant-of-mallory"
MALLORY = "mallory@elsewhere.example"
ANA = "ana@peers.example"


@pytest.mark.parametrize(
    ("profile", "at_home", "name"),
    [
        ({"user_principal_name": "Ana@Peers.example"}, False, ANA),
        ({"user_principal_name": "ana_peers.example#EXT#@home.example"}, True, ANA),
        ({"user_principal_name": "ana_b_peers.example#EXT#@home.example"}, True, "ana_b@peers.example"),
        ({"user_principal_name": "ana_peers.example#EXT#@elsewhere.example"}, False, ""),
        ({"user_principal_name": "live.com#ana@peers.example"}, False, ""),
        ({"user_principal_name": ANA, "user_role": "anonymous"}, True, ""),
        ({"email": ANA}, False, ""),
        ({"user_principal_name": "#EXT#@home.example"}, True, ""),
    ],
)
def test_a_sign_in_name_is_believed_where_microsoft_vouches_for_it(
    profile: dict[str, str], name: str, *, at_home: bool
) -> None:
    assert Profile.model_validate(profile).sign_in(at_home=at_home) == name


AT_HOME = {"email": ANA, "userPrincipalName": ANA, "tenantId": TENANT}
ABROAD = {"email": ANA, "userPrincipalName": MALLORY, "tenantId": ELSEWHERE}


@pytest.mark.parametrize(
    ("roster", "told"),
    [
        (AT_HOME, (ANA, ANA, "", TENANT)),
        (ABROAD, ("", MALLORY, ANA, ELSEWHERE)),
        ({"email": ANA}, ("", "", ANA, TENANT)),
    ],
    ids=["somebody at home", "another tenant", "a roster that does not say from where"],
)
async def test_an_e_mail_address_is_believed_from_the_home_tenant_alone(
    guarded: Knock, roster: dict[str, str], told: tuple[str, ...]
) -> None:
    guarded.service.roster["29:ana"] = roster

    await guarded.send(
        an_activity(guarded.service.url), token=guarded.provider.token(serviceurl=guarded.service.url)
    )

    [said] = guarded.notebook.from_people
    caller = said.caller
    assert (caller.email, caller.sign_in, caller.claims, caller.account.tenant) == told
