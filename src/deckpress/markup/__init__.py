"""The markup of one field: Markdown in, HTML out, with math, images and cloze gaps kept apart."""
