"""Exports of Anki, with any note types -> their notes and note types, with the ids by which Anki knows them."""
