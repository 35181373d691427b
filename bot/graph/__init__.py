"""The only home of msgraph: Teams meetings in the organiser's calendar."""
