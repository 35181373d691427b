"""The only home of botbuilder: activities in, messages out."""
