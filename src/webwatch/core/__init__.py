"""What is decided, without files, network, clock or randomness."""
