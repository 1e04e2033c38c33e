"""What a person decided: of two CPTS (`pairs`), and of single values (`judge`), applied to whatever is read later (`revise`)."""
