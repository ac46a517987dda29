"""A standing monitor: feeds asked politely, new articles into the register."""
