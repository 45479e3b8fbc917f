"""What `screen` looks for: the team's lists, refusals in the sheet itself, non-targets and junk."""
