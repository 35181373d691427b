"""The contract for Teams meetings, on the rehearsal's stand-in and on Microsoft Graph over HTTP."""
