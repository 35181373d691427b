"""The kind of model that the whole house is made of."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A fact: it cannot be changed once made, and it refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
