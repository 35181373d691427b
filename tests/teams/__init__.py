"""The Teams door, over real HTTP, with a Teams service and an identity provider on this machine."""
