"""What one build leaves for the next: values by key, what it looked at on the disk, and what it said."""
