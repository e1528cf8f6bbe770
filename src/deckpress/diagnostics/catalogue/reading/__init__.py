"""DP1xx: what a document says, and how it is understood; a file for each subject."""

from deckpress.diagnostics.catalogue.reading.cards import *  # noqa: F403 - every rule, under its name
from deckpress.diagnostics.catalogue.reading.dialects import *  # noqa: F403 - every rule, under its name
from deckpress.diagnostics.catalogue.reading.options import *  # noqa: F403 - every rule, under its name
from deckpress.diagnostics.catalogue.reading.settings import *  # noqa: F403 - every rule, under its name
from deckpress.diagnostics.catalogue.reading.structure import *  # noqa: F403 - every rule, under its name
