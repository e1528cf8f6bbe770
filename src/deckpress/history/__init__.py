"""What is remembered between builds: the lock, how notes are found again in it, and what an import will do."""
