"""The team's own lists: read as they are typed, and looked up by person, by domain and by company."""
