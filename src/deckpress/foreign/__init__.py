"""Collections of other note types as Anki exports them -> notes and types with the ids that Anki knows them by."""
