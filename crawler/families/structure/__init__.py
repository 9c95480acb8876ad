"""What pages of sites without a rule have in common: where their text stands, what is said of it, where lists lead."""
