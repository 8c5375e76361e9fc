"""Many documents: plan shards, run them here or on Ray, merge them. A killed run goes on where it was."""
