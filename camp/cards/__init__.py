"""Pictures: cards, posters and certificates, laid out by typst."""
