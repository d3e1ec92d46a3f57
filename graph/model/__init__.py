"""The vocabulary that every room shares: closed lists, claims, readings, known names."""
