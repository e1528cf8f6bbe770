"""What is remembered between builds: the lock, how notes are recognised in it, and what an import will do."""
