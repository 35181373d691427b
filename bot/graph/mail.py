"""E-mails from one mailbox of the team's, to whoever is not reached in Teams (R77)."""

from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.message import Message
from msgraph.generated.models.recipient import Recipient
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody

from bot.domain.ids import made_from
from bot.graph.line import Line, asking
from bot.ports.failing import NotReached, Refused
from bot.ports.messages import Letter


class Mailbox:
    """Sends what is handed to it; nothing of it is kept among the sent items."""

    def __init__(self, line: Line, *, address: str) -> None:
        self._line = line
        self._address = address

    async def send(self, letter: Letter) -> None:
        """Hand over an e-mail to be delivered; raises `Unavailable`, or `NotReached` where it is not taken.

        Nothing of it is kept, so that nobody can look whether one went out: that is `Uncertain`.
        """
        wanted = SendMailPostRequestBody(message=_message(letter), save_to_sent_items=False)
        request = self._line.mailbox(self._address).send_mail.to_post_request_information(wanted, asking())
        key = made_from("mail", letter.to, letter.subject, letter.text)
        try:
            await self._line.tell(request, mailbox=self._address, key=key, sends=True, once=True)
        except Refused:
            raise NotReached("Microsoft did not take the e-mail to them.") from None


def _message(letter: Letter) -> Message:
    return Message(
        subject=letter.subject,
        body=ItemBody(content_type=BodyType.Html, content=letter.html),
        to_recipients=[Recipient(email_address=EmailAddress(address=letter.to))],
    )
