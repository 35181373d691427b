"""The mail port: letters through Microsoft Graph."""
