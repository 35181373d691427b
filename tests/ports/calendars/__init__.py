"""The contract for following a calendar, on the rehearsal's stand-in and on Microsoft Graph over HTTP."""
