"""What does somebody type, and what do they see? One file a command group."""
