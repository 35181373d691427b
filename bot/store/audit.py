"""The audit log and the certificates as the database keeps them; both outlive destruction (R72)."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import ReviewId
from bot.domain.post import AuditLine
from bot.domain.sign_off import Certificate
from bot.store.rows import Rows
from bot.store.tables import audit, certificates


class SqlAudit:
    """The audit log and the certificates."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._lines = Rows(connection, table=audit, model=AuditLine, called="line of the audit log")
        self._certificates = Rows(connection, table=certificates, model=Certificate, called="certificate")

    async def note(self, line: AuditLine) -> None:
        """Add a line."""
        await self._lines.add(line)

    async def of(self, review: ReviewId) -> tuple[AuditLine, ...]:
        """Return the lines of a review in the order in which they were written."""
        return await self._lines.all(review=review)

    async def keep_certificate(self, certificate: Certificate) -> None:
        """Add or change the certificate of a review."""
        await self._certificates.put(certificate)

    async def certificate_of(self, review: ReviewId) -> Certificate | None:
        """Return the certificate of a review."""
        return await self._certificates.first(review=review)
